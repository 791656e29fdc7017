<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About you</source>
        <translation>À propos de vous</translation>
    </message>
    <message>
        <source>A line about you that others see</source>
        <translation>Une ligne sur vous que les autres voient</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>AccountsSheet</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Has to sign in again on %1</source>
        <translation>Doit se reconnecter à %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n message non lu</numerusform>
            <numerusform>%1, %n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.</source>
        <translation>Tous restent connectés et signalent les nouveaux messages. Se déconnecter de l&apos;un, dans ses réglages, laisse les autres tels quels.</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Ajouter un autre compte</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>As it was when last connected.</source>
        <translation>État de la dernière connexion.</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>Rien de manqué</translation>
    </message>
    <message>
        <source>Who mentions or answers you, adds you to a channel or asks to be your friend shows here.</source>
        <translation>Ici s&apos;affiche qui vous mentionne, vous répond, vous ajoute à un salon ou vous demande en ami.</translation>
    </message>
</context>
<context>
    <name>ActivityRow</name>
    <message>
        <source>a conversation</source>
        <translation>une conversation</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>%1 vous a mentionné dans %2</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>%1 vous a répondu dans %2</translation>
    </message>
    <message>
        <source>%1 added you to %2</source>
        <translation>%1 vous a ajouté à %2</translation>
    </message>
    <message>
        <source>%1 asks to be your friend</source>
        <translation>%1 vous demande en ami</translation>
    </message>
    <message>
        <source>%1 is your friend now</source>
        <translation>%1 est maintenant votre ami</translation>
    </message>
    <message>
        <source>Something that needs a newer version of Dunlin</source>
        <translation>Quelque chose qui demande une version plus récente de Dunlin</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, nouveau</translation>
    </message>
</context>
<context>
    <name>AddPeopleSheet</name>
    <message>
        <source>Add people</source>
        <translation>Ajouter des personnes</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>en fait partie</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>New password of %1</source>
        <translation>Nouveau mot de passe de %1</translation>
    </message>
    <message>
        <source>It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed.</source>
        <translation>Il n&apos;est montré que cette fois. Tous les appareils du compte sont déconnectés ; donnez le mot de passe à son propriétaire par un autre moyen et faites-le changer.</translation>
    </message>
    <message>
        <source>Invite to this server</source>
        <translation>Invitation à ce serveur</translation>
    </message>
    <message>
        <source>It is shown this once. Whoever has the link can make an account; give it only to people you mean.</source>
        <translation>Elle n&apos;est montrée que cette fois. Quiconque a le lien peut créer un compte ; ne le donnez qu&apos;aux personnes voulues.</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Ce serveur</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>Parties de l&apos;administration</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d&apos;ensemble</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Injoignable pour le moment</translation>
    </message>
    <message>
        <source>A server is looked after while there is a connection to it.</source>
        <translation>Un serveur s&apos;administre tant qu&apos;on y est connecté.</translation>
    </message>
</context>
<context>
    <name>ApproveDeviceSheet</name>
    <message>
        <source>Don&apos;t let it in</source>
        <translation>Ne pas l&apos;admettre</translation>
    </message>
    <message>
        <source>Let %1 in?</source>
        <translation>Admettre %1 ?</translation>
    </message>
    <message>
        <source>Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.</source>
        <translation>Une autre clé que celle de votre appareil est arrivée ici : quelqu&apos;un entre les deux l&apos;a peut-être échangée. Déconnectez l&apos;appareil plus bas et adressez-vous à qui gère le serveur.</translation>
    </message>
    <message>
        <source>The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.</source>
        <translation>L&apos;autre appareil affiche vingt chiffres sous Réglages, Chiffrement. Comparez-les tous avec ceux-ci. Si quelqu&apos;un entre les deux avait échangé ses clés, ils seraient différents.</translation>
    </message>
    <message>
        <source>Digits that the other device must show</source>
        <translation>Chiffres que l&apos;autre appareil doit afficher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Ils diffèrent</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ils sont identiques</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>AuditPart</name>
    <message>
        <source>What admins did</source>
        <translation>Ce que les administrateurs ont fait</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Rien n&apos;a encore été fait</translation>
    </message>
    <message>
        <source>Acts of admins and of the command line are kept here, with who did them and when.</source>
        <translation>Les actes des administrateurs et de la ligne de commande sont gardés ici, avec leur auteur et leur date.</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>made the account %1</source>
        <translation>a créé le compte %1</translation>
    </message>
    <message>
        <source>shut the account %1</source>
        <translation>a fermé le compte %1</translation>
    </message>
    <message>
        <source>opened the account %1</source>
        <translation>a rouvert le compte %1</translation>
    </message>
    <message>
        <source>made %1 an admin</source>
        <translation>a nommé %1 administrateur</translation>
    </message>
    <message>
        <source>made %1 a plain user</source>
        <translation>a retiré l&apos;administration à %1</translation>
    </message>
    <message>
        <source>gave %1 another password</source>
        <translation>a donné un autre mot de passe à %1</translation>
    </message>
    <message>
        <source>removed the second factor of %1</source>
        <translation>a retiré le second facteur de %1</translation>
    </message>
    <message>
        <source>signed %1 out everywhere</source>
        <translation>a déconnecté %1 partout</translation>
    </message>
    <message>
        <source>signed a device of %1 out</source>
        <translation>a déconnecté un appareil de %1</translation>
    </message>
    <message>
        <source>made an invite</source>
        <translation>a créé une invitation</translation>
    </message>
    <message>
        <source>removed an invite</source>
        <translation>a supprimé une invitation</translation>
    </message>
    <message>
        <source>removed the channel %1</source>
        <translation>a supprimé le salon %1</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>a fait une sauvegarde</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>a restauré une sauvegarde</translation>
    </message>
    <message>
        <source>moved the database</source>
        <translation>a déplacé la base de données</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Somebody who is gone</source>
        <translation>Quelqu&apos;un qui n&apos;est plus là</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>A message whose key is not on this device. The sender&apos;s device was asked for it again; what was written before you or this device came in stays shut.</source>
        <translation>Un message dont la clé n&apos;est pas sur cet appareil. Elle a été redemandée à l&apos;appareil de l&apos;expéditeur ; ce qui a été écrit avant votre arrivée ou celle de cet appareil reste fermé.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read: too many before it are missing. Those after it will open again.</source>
        <translation>Un message illisible : trop de messages manquent avant lui. Les suivants s&apos;ouvriront de nouveau.</translation>
    </message>
    <message>
        <source>A message that was opened before, and whose text is not kept here any more.</source>
        <translation>Un message déjà ouvert, dont le texte n&apos;est plus conservé ici.</translation>
    </message>
    <message>
        <source>A message that was changed on its way. It is not shown; ask for it to be sent again.</source>
        <translation>Un message modifié en chemin. Il n&apos;est pas affiché ; demandez qu&apos;il soit renvoyé.</translation>
    </message>
    <message>
        <source>A message that was sealed by somebody else or for another place than the server says. It is not shown.</source>
        <translation>Un message scellé par quelqu&apos;un d&apos;autre ou pour un autre endroit que ne le dit le serveur. Il n&apos;est pas affiché.</translation>
    </message>
    <message>
        <source>A message of a device that is not on its owner&apos;s list. It is not shown.</source>
        <translation>Un message d&apos;un appareil absent de la liste de son propriétaire. Il n&apos;est pas affiché.</translation>
    </message>
    <message>
        <source>A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.</source>
        <translation>Un message qui n&apos;est pas affiché : le serveur présente d&apos;autres clés de son expéditeur qu&apos;auparavant. Comparez vos numéros de sécurité.</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Ce message demande une version plus récente de Dunlin.</translation>
    </message>
    <message>
        <source>The server has a message here that nobody sealed. It is not shown.</source>
        <translation>Le serveur a ici un message que personne n&apos;a scellé. Il n&apos;est pas affiché.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read from this profile for now.</source>
        <translation>Un message qui ne peut pas être lu depuis ce profil pour l&apos;instant.</translation>
    </message>
</context>
<context>
    <name>ChannelRecordRow</name>
    <message>
        <source>A direct conversation</source>
        <translation>Une conversation directe</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privé</translation>
    </message>
    <message>
        <source>public</source>
        <translation>public</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>chiffré de bout en bout</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>No messages yet</source>
        <translation>Aucun message</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Rien d&apos;écrit pour l&apos;instant</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Message supprimé</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Vous : %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n message non lu</numerusform>
            <numerusform>%1, %n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>vous mentionne</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Brouillon : %1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Brouillon :</translation>
    </message>
    <message>
        <source>A message that is not shown</source>
        <translation>Un message qui n&apos;est pas affiché</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>chiffré de bout en bout</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
</context>
<context>
    <name>ChannelSettingsSheet</name>
    <message>
        <source>Conversation settings</source>
        <translation>Réglages de la conversation</translation>
    </message>
    <message>
        <source>Channel settings</source>
        <translation>Réglages du salon</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Un salon a besoin d&apos;un nom.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>How long messages stay</source>
        <translation>Durée de vie des messages</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Pour toujours</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>Un certain temps</translation>
    </message>
    <message>
        <source>Until everybody has them</source>
        <translation>Jusqu&apos;à ce que tous les aient</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Messages stay until somebody deletes them.</source>
        <translation>Les messages restent jusqu&apos;à ce que quelqu&apos;un les supprime.</translation>
    </message>
    <message>
        <source>Each message goes by itself after this time, from the server and from every device.</source>
        <translation>Chaque message disparaît de lui-même après ce temps, du serveur et de chaque appareil.</translation>
    </message>
    <message>
        <source>Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.</source>
        <translation>Chaque message quitte le serveur dès que chaque appareil de chaque membre l&apos;a reçu. Qui arrive plus tard n&apos;en trouve rien.</translation>
    </message>
    <message>
        <source>What was written before keeps the rule that held then.</source>
        <translation>Ce qui a été écrit avant garde la règle d&apos;alors.</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>Mode lent</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Everybody writes as often as they like.</source>
        <translation>Chacun écrit aussi souvent qu&apos;il veut.</translation>
    </message>
    <message>
        <source>Members wait this long between two messages. Admins and owners don&apos;t.</source>
        <translation>Les membres attendent ce temps entre deux messages, pas les administrateurs ni les propriétaires.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>ChannelsPane</name>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Chercher des messages</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>Aucun nom ne contient « %1 ».</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aucune conversation</translation>
    </message>
    <message>
        <source>Make a channel for a group, or write to one person.</source>
        <translation>Créez un salon pour un groupe, ou écrivez à une personne.</translation>
    </message>
</context>
<context>
    <name>ChannelsPart</name>
    <message>
        <source>Channels</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Pas encore de salons</translation>
    </message>
    <message>
        <source>What people make shows here.</source>
        <translation>Ce que les gens créent apparaît ici.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>Every message and file in it is gone for all its members, and can&apos;t be brought back.</source>
        <translation>Tous ses messages et fichiers disparaissent pour tous les membres, sans retour possible.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>CodeScan</name>
    <message>
        <source>What the camera shows</source>
        <translation>Ce que montre la caméra</translation>
    </message>
    <message>
        <source>Hold the code on the screen of %1 in front of the camera.</source>
        <translation>Placez devant la caméra le code affiché sur l’écran de %1.</translation>
    </message>
    <message>
        <source>Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.</source>
        <translation>Choisissez une image du code que voit %1 : une photo ou une capture de l’écran. Elle doit vous être parvenue autrement que par ce serveur.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Utiliser la caméra</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Ouvrir une image…</translation>
    </message>
    <message>
        <source>Back to the digits</source>
        <translation>Revenir aux chiffres</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply to %1</source>
        <translation>Réponse à %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Modifier le message</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Message à %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>This message goes after %1</source>
        <translation>Ce message disparaît après %1</translation>
    </message>
    <message>
        <source>How long the message stays</source>
        <translation>Durée de vie du message</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Queue message</source>
        <translation>Mettre le message en attente</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Enregistrer un message vocal</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Émojis</translation>
    </message>
</context>
<context>
    <name>ComposerFoot</name>
    <message>
        <source>%1 too many</source>
        <translation>%1 de trop</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting… What you write is kept and sent then.</source>
        <translation>Connexion… Ce que vous écrivez est gardé et sera envoyé ensuite.</translation>
    </message>
    <message>
        <source>%1. What you write is kept and sent later.</source>
        <translation>%1. Ce que vous écrivez est gardé et sera envoyé plus tard.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 écrit…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 et %2 écrivent…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>Plusieurs personnes écrivent…</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>vu ici %1</translation>
    </message>
    <message>
        <source>messages go after %1</source>
        <translation>les messages disparaissent après %1</translation>
    </message>
    <message>
        <source>messages go once everybody has them</source>
        <translation>les messages disparaissent quand tous les ont reçus</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>End-to-end encrypted, and verified</source>
        <translation>Chiffré de bout en bout et vérifié</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Chiffré de bout en bout</translation>
    </message>
    <message>
        <source>More of this conversation</source>
        <translation>Plus sur cette conversation</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Chercher ici</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Messages épinglés</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Notifications: none</source>
        <translation>Notifications : aucune</translation>
    </message>
    <message>
        <source>Notifications: muted until %1</source>
        <translation>Notifications : muettes jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Notifications: only mentions</source>
        <translation>Notifications : mentions seulement</translation>
    </message>
    <message>
        <source>Notifications: all messages</source>
        <translation>Notifications : tous les messages</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Everybody here</source>
        <translation>Tous ici</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Ici, vous ne pouvez que lire.</translation>
    </message>
    <message>
        <source>Slow mode: the next message leaves in %1.</source>
        <translation>Mode lent : le prochain message part dans %1.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>Supprimer ce message ?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Il disparaît pour tous dans le salon. C&apos;est irréversible.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Your role here is to read</source>
        <translation>Ici, vous ne pouvez que lire</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>A device without a name</source>
        <translation>Un appareil sans nom</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>cet appareil</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>vu %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>Déconnecter %1</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices and password</source>
        <translation>Appareils et mot de passe</translation>
    </message>
    <message>
        <source>Devices and password can be changed when the connection is back.</source>
        <translation>Les appareils et le mot de passe peuvent être changés quand la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Question au serveur…</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Se déconnecter partout</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>Déconnecter %1 ?</translation>
    </message>
    <message>
        <source>It can&apos;t read or write anything any more until somebody signs in there again.</source>
        <translation>Il ne pourra plus rien lire ni écrire jusqu&apos;à ce que quelqu&apos;un s&apos;y connecte de nouveau.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sign out everywhere?</source>
        <translation>Se déconnecter partout ?</translation>
    </message>
    <message>
        <source>Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.</source>
        <translation>Chaque appareil est déconnecté, celui-ci aussi, et ce qui est gardé ici est effacé. Ce qui attend dans la boîte d&apos;envoi est perdu.</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Search public channels</source>
        <translation>Chercher des salons publics</translation>
    </message>
    <message>
        <source>Public channels</source>
        <translation>Salons publics</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Injoignable pour l&apos;instant</translation>
    </message>
    <message>
        <source>No public channels yet</source>
        <translation>Aucun salon public</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>The list of public channels is on the server.</source>
        <translation>La liste des salons publics est sur le serveur.</translation>
    </message>
    <message>
        <source>A channel that is not private shows here for everyone on this server.</source>
        <translation>Un salon qui n&apos;est pas privé s&apos;affiche ici pour tous sur ce serveur.</translation>
    </message>
    <message>
        <source>No public channel&apos;s name contains “%1”.</source>
        <translation>Aucun nom de salon public ne contient « %1 ».</translation>
    </message>
</context>
<context>
    <name>DirectoryRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Rejoindre</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>Rejoindre %1</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Attach to the message to %1</source>
        <translation>Joindre au message à %1</translation>
    </message>
</context>
<context>
    <name>EditWaitingSheet</name>
    <message>
        <source>Edit before it is sent</source>
        <translation>Modifier avant l&apos;envoi</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Émojis</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Chercher un émoji</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>Couleur de peau : %1</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>Émojis trouvés</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>Aucun émoji ne s’appelle ainsi.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Used last</source>
        <translation>Utilisés récemment</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Visages</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animaux et nature</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Nourriture et boissons</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Voyages et lieux</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Activités</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symboles</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Drapeaux</translation>
    </message>
    <message>
        <source>Groups of emoji</source>
        <translation>Groupes d’émojis</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>This device reads and writes encrypted channels.</source>
        <translation>Cet appareil lit et écrit dans les salons chiffrés.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read, because the desktop&apos;s keyring does not open. Nothing can be sealed or opened.</source>
        <translation>Les clés de ce profil ne peuvent pas être lues, car le trousseau du bureau ne s&apos;ouvre pas. Rien ne peut être scellé ni ouvert.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Cet appareil a été retiré de la liste de votre compte : reconnectez-vous.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Les clés de cet appareil sont perdues : déconnectez-vous puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>The keys of this device are being made.</source>
        <translation>Les clés de cet appareil sont en cours de création.</translation>
    </message>
    <message>
        <source>Digits of this device</source>
        <translation>Chiffres de cet appareil</translation>
    </message>
    <message>
        <source>The recovery key is not on this device.</source>
        <translation>La clé de récupération n&apos;est pas sur cet appareil.</translation>
    </message>
    <message>
        <source>You wrote the recovery key down. It is also still kept on this device, sealed.</source>
        <translation>Vous avez noté la clé de récupération. Elle est aussi conservée sur cet appareil, scellée.</translation>
    </message>
    <message>
        <source>Write the recovery key down: without it, and without another device, nobody can let a new one in.</source>
        <translation>Notez la clé de récupération : sans elle, et sans un autre appareil, personne ne peut en admettre un nouveau.</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>Afficher la clé de récupération</translation>
    </message>
    <message>
        <source>Forget it here</source>
        <translation>L&apos;oublier ici</translation>
    </message>
    <message>
        <source>Forget the recovery key on this device</source>
        <translation>Oublier la clé de récupération sur cet appareil</translation>
    </message>
    <message>
        <source>Forget the recovery key here?</source>
        <translation>Oublier ici la clé de récupération ?</translation>
    </message>
    <message>
        <source>This device can&apos;t show it again. Then the paper is all there is.</source>
        <translation>Cet appareil ne pourra plus l&apos;afficher. Il ne restera alors que le papier.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Keep the keys to your messages on the server</source>
        <translation>Conserver sur le serveur les clés de vos messages</translation>
    </message>
    <message>
        <source>Sealed: only your recovery key opens them. A new device then reads what was said before.</source>
        <translation>Scellées : seule votre clé de récupération les ouvre. Un nouvel appareil lit alors ce qui a été dit avant.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: enter your recovery key once on this device.</source>
        <translation>Rien n’est encore conservé : saisissez une fois votre clé de récupération sur cet appareil.</translation>
    </message>
    <message>
        <source>The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.</source>
        <translation>Le serveur présente une clé que votre compte n’a pas signée. Rien n’est scellé pour elle : demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>The server takes no more of them.</source>
        <translation>Le serveur n’en accepte plus.</translation>
    </message>
    <message>
        <source>What was said before is being fetched.</source>
        <translation>Ce qui a été dit avant est en cours de récupération.</translation>
    </message>
    <message>
        <source>Some of what was kept could not be opened.</source>
        <translation>Une partie de ce qui était conservé n’a pas pu être ouverte.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.</source>
        <translation>Cet appareil ne peut pas encore lire les salons chiffrés. Sur un autre de vos appareils, ouvrez Réglages, Chiffrement, et admettez celui-ci si les mêmes chiffres y sont affichés. Ou saisissez votre clé de récupération ou votre phrase secrète.</translation>
    </message>
    <message>
        <source>Enter the recovery key or the passphrase</source>
        <translation>Saisir la clé de récupération ou la phrase secrète</translation>
    </message>
    <message>
        <source>Your passphrase does the same as the recovery key.</source>
        <translation>Votre phrase secrète fait la même chose que la clé de récupération.</translation>
    </message>
    <message>
        <source>A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.</source>
        <translation>Une phrase secrète peut faire la même chose que la clé de récupération. Celle-ci est alors aussi sûre que la phrase est difficile à deviner.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Choisir une phrase secrète</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>La supprimer</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Supprimer la phrase secrète</translation>
    </message>
    <message>
        <source>Delete what is kept</source>
        <translation>Supprimer ce qui est conservé</translation>
    </message>
    <message>
        <source>Delete the keys to your messages on the server</source>
        <translation>Supprimer du serveur les clés de vos messages</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>Supprimer la phrase secrète ?</translation>
    </message>
    <message>
        <source>Then only the recovery key and your other devices let a new one in.</source>
        <translation>Alors, seuls la clé de récupération et vos autres appareils en admettent un nouveau.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete what is kept?</source>
        <translation>Supprimer ce qui est conservé ?</translation>
    </message>
    <message>
        <source>A new device then can&apos;t read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.</source>
        <translation>Un nouvel appareil ne peut alors plus lire ce qui a été dit avant. Cet appareil ne conserve plus rien sur le serveur ; désactivez-le aussi sur vos autres appareils, sinon ils recommencent.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>EndSecondFactorSheet</name>
    <message>
        <source>Turn off the second factor</source>
        <translation>Désactiver le second facteur</translation>
    </message>
    <message>
        <source>A sign-in then asks for nothing but the password. The recovery codes are void.</source>
        <translation>Une connexion ne demandera plus que le mot de passe. Les codes de secours ne valent plus rien.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>Code de l&apos;application, ou code de secours</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>FailureBar</name>
    <message>
        <source>Not sent.</source>
        <translation>Non envoyé.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Non envoyé : %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>No word is like it</source>
        <translation>Aucun mot ne lui ressemble</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>Ajouter au dictionnaire</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Writes that wait</source>
        <translation>Écritures en attente</translation>
    </message>
    <message>
        <source>Reads that wait</source>
        <translation>Lectures en attente</translation>
    </message>
    <message>
        <source>File work that waits</source>
        <translation>Travaux de fichiers en attente</translation>
    </message>
    <message>
        <source>Pushes that wait</source>
        <translation>Notifications push en attente</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>Clients connectés</translation>
    </message>
    <message>
        <source>Connections of any kind</source>
        <translation>Connexions de toute sorte</translation>
    </message>
    <message>
        <source>%1: %2, at most %3 in the last minutes</source>
        <translation>%1 : %2, au plus %3 ces dernières minutes</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>What it takes</source>
        <translation>Ce qu&apos;il consomme</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 sur %2 au plus</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>%1 % of one</source>
        <translation>%1 % d&apos;un seul</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Réveils</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>Kept on this device</source>
        <translation>Conservé sur cet appareil</translation>
    </message>
    <message>
        <source>Start to first picture</source>
        <translation>Du démarrage à la première image</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Fonctionne avec</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1, %2</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Picture %1, %2</source>
        <translation>Image %1, %2</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>Fichier %1, %2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Autres fichiers</translation>
    </message>
    <message>
        <source>No files here</source>
        <translation>Aucun fichier ici</translation>
    </message>
    <message>
        <source>Pictures and files of this conversation are listed here.</source>
        <translation>Les images et fichiers de cette conversation sont listés ici.</translation>
    </message>
</context>
<context>
    <name>FoundFileRow</name>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1, %2, de %3</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>Aller au message</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 dans %2 : %3</translation>
    </message>
    <message>
        <source>Pinned by %1</source>
        <translation>Épinglé par %1</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Désépingler</translation>
    </message>
</context>
<context>
    <name>FriendRow</name>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, c&apos;est vous</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>@%1 · last here %2</source>
        <translation>@%1 · vu ici %2</translation>
    </message>
    <message>
        <source>%1, asks to be your friend</source>
        <translation>%1 vous demande en ami</translation>
    </message>
    <message>
        <source>Ask %1 to be your friend</source>
        <translation>Demander %1 en ami</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Message à %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the request to %1 back</source>
        <translation>Retirer la demande à %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Débloquer %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Que faire avec %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Accepter la demande de %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Refuser la demande de %1</translation>
    </message>
</context>
<context>
    <name>FriendSection</name>
    <message>
        <source>They ask you</source>
        <translation>Demandes reçues</translation>
    </message>
    <message>
        <source>You have asked</source>
        <translation>Demandes envoyées</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqués</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Amis</translation>
    </message>
</context>
<context>
    <name>FriendsPane</name>
    <message>
        <source>Friends</source>
        <translation>Amis</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Trouver des personnes</translation>
    </message>
    <message>
        <source>Find by name or username</source>
        <translation>Chercher par nom ou nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>As it was when last connected. Friends and blocks can be changed when the connection is back.</source>
        <translation>État de la dernière connexion. Amis et blocages peuvent être changés quand la connexion est rétablie.</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personnes trouvées</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Le serveur ne peut pas être interrogé pour l&apos;instant.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Personne sur ce serveur ne s&apos;appelle « %1 ».</translation>
    </message>
    <message>
        <source>No friends yet</source>
        <translation>Pas encore d&apos;amis</translation>
    </message>
    <message>
        <source>Look for somebody by name and ask them. Once they accept, you find each other here.</source>
        <translation>Cherchez quelqu&apos;un par son nom et faites une demande. Une fois acceptée, vous vous retrouvez ici.</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Envoyer un message</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Demander en ami</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>Accepter la demande</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Refuser la demande</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>Retirer la demande</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Retirer des amis</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Not all messages on this device were read yet: more may be found in a moment.</source>
        <translation>Tous les messages de cet appareil n&apos;ont pas encore été lus : on peut en trouver davantage dans un instant.</translation>
    </message>
    <message>
        <source>Without a connection only this device was looked through.</source>
        <translation>Sans connexion, seul cet appareil a été parcouru.</translation>
    </message>
    <message>
        <source>The server did not look (%1). Only this device was looked through.</source>
        <translation>Le serveur n&apos;a pas cherché (%1). Seul cet appareil a été parcouru.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n older message(s) not here</source>
        <translation>
            <numerusform>%1 : %n message plus ancien n&apos;est pas ici</numerusform>
            <numerusform>%1 : %n messages plus anciens ne sont pas ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Récupération…</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>Les récupérer</translation>
    </message>
    <message>
        <source>Fetch what is missing of %1</source>
        <translation>Récupérer ce qui manque de %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more channel(s)</source>
        <translation>
            <numerusform>et %n autre salon</numerusform>
            <numerusform>et %n autres salons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HookRow</name>
    <message>
        <source>Other programs post by it</source>
        <translation>D&apos;autres programmes écrivent par lui</translation>
    </message>
    <message>
        <source>Given up %1: %2</source>
        <translation>Abandonné %1 : %2</translation>
    </message>
    <message>
        <source>Given up %1</source>
        <translation>Abandonné %1</translation>
    </message>
    <message>
        <source>Not taken since %1: %2</source>
        <translation>Non accepté depuis %1 : %2</translation>
    </message>
    <message>
        <source>Not taken since %1</source>
        <translation>Non accepté depuis %1</translation>
    </message>
    <message>
        <source>Up to date with message %1</source>
        <translation>À jour jusqu&apos;au message %1</translation>
    </message>
    <message>
        <source>Nothing was sent there yet</source>
        <translation>Rien n&apos;y a encore été envoyé</translation>
    </message>
    <message>
        <source>Send to %1 again</source>
        <translation>Envoyer de nouveau à %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Vers %1</translation>
    </message>
</context>
<context>
    <name>HooksPane</name>
    <message>
        <source>The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.</source>
        <translation>Le secret qui signe ce qui y est envoyé. Il n&apos;est affiché que cette fois : donnez-le au programme qui vérifie les signatures.</translation>
    </message>
    <message>
        <source>The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password.</source>
        <translation>L&apos;adresse à laquelle un programme écrit ici. Elle n&apos;est affichée que cette fois ; qui la connaît peut écrire : gardez-la comme un mot de passe.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Nouveau webhook</translation>
    </message>
    <message>
        <source>No webhooks</source>
        <translation>Aucun webhook</translation>
    </message>
    <message>
        <source>By a webhook another program posts into this channel, or is told of what is written in it.</source>
        <translation>Par un webhook, un autre programme écrit dans ce salon ou apprend ce qui s&apos;y écrit.</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Injoignable pour l&apos;instant</translation>
    </message>
    <message>
        <source>Webhooks are kept by the server: they are shown and changed while there is a connection to it.</source>
        <translation>Les webhooks sont gardés par le serveur : ils sont affichés et modifiés tant qu&apos;une connexion existe.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1 ?</translation>
    </message>
    <message>
        <source>Its address or its secret is worth nothing from then on. What it wrote stays.</source>
        <translation>Son adresse ou son secret ne vaut plus rien ensuite. Ce qu&apos;il a écrit reste.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>HoverBar</name>
    <message>
        <source>React</source>
        <translation>Réagir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Afficher le fil</translation>
    </message>
</context>
<context>
    <name>InviteRow</name>
    <message>
        <source>Into a channel, made %1</source>
        <translation>Vers un salon, créée %1</translation>
    </message>
    <message>
        <source>Into the server, made %1</source>
        <translation>Vers le serveur, créée %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n use(s)</source>
        <translation>
            <numerusform>%1 utilisation sur %n</numerusform>
            <numerusform>%1 utilisations sur %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>utilisée %n fois</numerusform>
            <numerusform>utilisée %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>expirée %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>sans fin</translation>
    </message>
    <message>
        <source>Remove this invite</source>
        <translation>Supprimer cette invitation</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>Inviter dans %1</translation>
    </message>
    <message>
        <source>Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.</source>
        <translation>Qui a ce lien peut créer un compte sur ce serveur et entre dans le salon. Ne le donnez qu&apos;aux personnes voulues.</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Lien d&apos;invitation</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
</context>
<context>
    <name>InvitesPart</name>
    <message>
        <source>New invite</source>
        <translation>Nouvelle invitation</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Older invites are not listed.</source>
        <translation>Les invitations plus anciennes ne sont pas listées.</translation>
    </message>
    <message>
        <source>No invites</source>
        <translation>Aucune invitation</translation>
    </message>
    <message>
        <source>Where not everybody may sign up, an invite lets people make an account here.</source>
        <translation>Là où l&apos;inscription n&apos;est pas ouverte, une invitation permet de créer un compte ici.</translation>
    </message>
    <message>
        <source>Remove this invite?</source>
        <translation>Supprimer cette invitation ?</translation>
    </message>
    <message>
        <source>From now on nobody comes by it. Whoever came already stays.</source>
        <translation>Désormais, personne n&apos;entre plus par elle. Ceux qui sont venus restent.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>KeyBanner</name>
    <message>
        <source>Message %1, which others here were shown, is kept from you. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Le message %1, qui a été montré à d&apos;autres ici, vous est caché. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : demandez aux autres par une autre voie.</translation>
    </message>
    <message>
        <source>Message %1, which you see, was kept from somebody here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Le message %1, que vous voyez, a été caché à quelqu&apos;un ici. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : demandez aux autres par une autre voie.</translation>
    </message>
    <message>
        <source>Message %1 was said before: the server shows it for a second time.</source>
        <translation>Le message %1 a déjà été dit : le serveur le montre une seconde fois.</translation>
    </message>
    <message>
        <source>Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Le message %1 a été modifié ou supprimé, comme cela a été montré à d&apos;autres ici, et l&apos;on vous montre ce qu&apos;il disait avant. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : demandez aux autres par une autre voie.</translation>
    </message>
    <message>
        <source>You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>On vous montre d&apos;autres réactions au message %1 qu&apos;à d&apos;autres ici : l&apos;une vous est cachée, ou vous est montrée alors qu&apos;elle a été retirée. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : demandez aux autres par une autre voie.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.</source>
        <translation>Le journal des appareils du serveur en nomme un des vôtres qu&apos;aucun de vos appareils n&apos;a ajouté. Il l&apos;a peut-être montré à d&apos;autres : demandez à qui gère le serveur, et prévenez-les.</translation>
    </message>
    <message>
        <source>Somebody here is shown another log of devices than you. The server or somebody&apos;s program does not tell the truth: compare your safety numbers.</source>
        <translation>On montre à quelqu&apos;un ici un autre journal des appareils qu&apos;à vous. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : comparez vos numéros de sécurité.</translation>
    </message>
    <message>
        <source>The server shows somebody&apos;s devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.</source>
        <translation>Le serveur montre des appareils de quelqu&apos;un qui ne sont pas dans son journal. Rien ne leur est envoyé tant que ce n&apos;est pas réglé : demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.</source>
        <translation>Le journal des appareils du serveur n&apos;est plus le même qu&apos;avant. Rien n&apos;est envoyé à de nouveaux appareils tant que ce n&apos;est pas réglé : demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>As message %1 you are shown another one than others here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Comme message %1, on vous en montre un autre qu&apos;aux autres ici. Le serveur ou le programme de quelqu&apos;un ne dit pas la vérité : demandez aux autres par une autre voie.</translation>
    </message>
    <message>
        <source>The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>Le serveur présente d&apos;autres clés de cette personne qu&apos;auparavant. Rien n&apos;est envoyé tant que ce n&apos;est pas éclairci : comparez vos numéros de sécurité.</translation>
    </message>
    <message>
        <source>The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>Le serveur présente d&apos;autres clés de quelqu&apos;un ici qu&apos;auparavant. Rien n&apos;est envoyé tant que ce n&apos;est pas éclairci : comparez vos numéros de sécurité.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted messages yet. Let it in on another device of yours, or by your recovery key.</source>
        <translation>Cet appareil ne peut pas encore lire les messages chiffrés. Admettez-le sur un autre de vos appareils, ou par votre clé de récupération.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read. What is encrypted stays shut.</source>
        <translation>Les clés de ce profil ne peuvent pas être lues. Ce qui est chiffré reste fermé.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Cet appareil a été retiré de la liste de votre compte : reconnectez-vous.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Les clés de cet appareil sont perdues : déconnectez-vous puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>Montrer comment</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer: what is encrypted stays shut until it does.</source>
        <translation>Le trousseau du bureau ne répond pas : ce qui est chiffré reste fermé jusque-là.</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Accepter le journal</translation>
    </message>
    <message>
        <source>Everybody who signed who is in this conversation has removed their account, so this device can&apos;t check the list. Nothing is sent until you accept it: look through the members first.</source>
        <translation>Tous ceux qui ont signé la liste des membres de cette conversation ont supprimé leur compte, et cet appareil ne peut pas la vérifier. Rien n&apos;est envoyé tant que vous ne l&apos;acceptez pas : parcourez d&apos;abord les membres.</translation>
    </message>
    <message>
        <source>The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.</source>
        <translation>Le serveur montre une autre liste de ceux qui ont été admis ici qu&apos;auparavant. Rien n&apos;est envoyé tant que ce n&apos;est pas réglé : demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.</source>
        <translation>Personne ici ne vous a encore admis : ce que les autres écrivent n&apos;est pas chiffré pour vous. Demandez à un administrateur de cette conversation.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.</source>
        <translation>Le serveur indique %1, que personne ici n&apos;a admis. Rien n&apos;est chiffré à cet effet tant que vous ne le faites pas.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.</source>
        <translation>Le serveur indique %1, que personne ici n&apos;a admis. Rien n&apos;est chiffré à cet effet tant qu&apos;un administrateur ne le fait pas.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.</source>
        <translation>Désormais, les membres signent qui est dans cette conversation. Cela a commencé avec ceux que le serveur avait indiqués à %1 : vérifiez que vous les connaissez tous.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.</source>
        <translation>Désormais, les membres signent qui est dans cette conversation. Cela a commencé avec ceux que le serveur vous avait indiqués : vérifiez que vous les connaissez tous.</translation>
    </message>
    <message>
        <source>Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.</source>
        <translation>Personne n&apos;a encore signé qui est dans cette conversation : le serveur dit pour qui les messages sont chiffrés. L&apos;appareil d&apos;un administrateur le signe dès qu&apos;il est en ligne.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Accepter la liste</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Admettre</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
</context>
<context>
    <name>KeyDeviceRow</name>
    <message>
        <source>A device that the server does not name</source>
        <translation>Un appareil que le serveur ne nomme pas</translation>
    </message>
    <message>
        <source>reads encrypted channels</source>
        <translation>lit les salons chiffrés</translation>
    </message>
    <message>
        <source>does not read encrypted channels</source>
        <translation>ne lit pas les salons chiffrés</translation>
    </message>
    <message>
        <source>%1 · this device</source>
        <translation>%1 · cet appareil</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>Compare the digits of %1 and let it in</source>
        <translation>Comparer les chiffres de %1 et l&apos;admettre</translation>
    </message>
    <message>
        <source>asks to be let in</source>
        <translation>demande à être admis</translation>
    </message>
</context>
<context>
    <name>KeyMapSheet</name>
    <message>
        <source>Go to a channel or a person</source>
        <translation>Aller à un salon ou une personne</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>Chercher dans cette conversation</translation>
    </message>
    <message>
        <source>Search in everything</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Quitter le programme</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Cette liste</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty field</source>
        <translation>Modifier votre dernier message, dans un champ vide</translation>
    </message>
    <message>
        <source>Mention somebody</source>
        <translation>Mentionner quelqu&apos;un</translation>
    </message>
    <message>
        <source>Paste text, a picture or files</source>
        <translation>Coller du texte, une image ou des fichiers</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Au contrôle suivant</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Un autre compte</translation>
    </message>
    <message>
        <source>On a message: what can be done with it</source>
        <translation>Sur un message : ce qu&apos;on peut en faire</translation>
    </message>
    <message>
        <source>To the newest message, in the conversation</source>
        <translation>Au message le plus récent, dans la conversation</translation>
    </message>
    <message>
        <source>Pick an emoji</source>
        <translation>Choisir un émoji</translation>
    </message>
    <message>
        <source>To the first new message, in the conversation</source>
        <translation>Au premier nouveau message, dans la conversation</translation>
    </message>
    <message>
        <source>Mark as read, where new messages are offered; else back</source>
        <translation>Marquer comme lu là où de nouveaux messages sont proposés ; sinon retour</translation>
    </message>
    <message>
        <source>On a message: its thread</source>
        <translation>Sur un message : son fil</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Langue : %1</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>As the channel keeps it</source>
        <translation>Comme dans le salon</translation>
    </message>
    <message>
        <source>Goes after %1</source>
        <translation>Disparaît après %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>(%1) Dunlin</source>
        <translation>(%1) Dunlin</translation>
    </message>
    <message>
        <source>Dunlin</source>
        <translation>Dunlin</translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Ajouter des personnes</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Lien d&apos;invitation</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, that is you</source>
        <translation>%1, c&apos;est vous</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Que faire avec %1</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Envoyer un message</translation>
    </message>
    <message>
        <source>Make admin</source>
        <translation>Nommer administrateur</translation>
    </message>
    <message>
        <source>Make ordinary member</source>
        <translation>Rendre simple membre</translation>
    </message>
    <message>
        <source>Let only read</source>
        <translation>Limiter à la lecture</translation>
    </message>
    <message>
        <source>Remove from channel</source>
        <translation>Retirer du salon</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>Quitter le salon</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Comparer les numéros de sécurité</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>People to mention</source>
        <translation>Personnes à mentionner</translation>
    </message>
    <message>
        <source>%1, @%2</source>
        <translation>%1, @%2</translation>
    </message>
</context>
<context>
    <name>MessageDelegate</name>
    <message>
        <source>file %1</source>
        <translation>fichier %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 à %2 : %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Non envoyé</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Lu par tous</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Distribué</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Goes by itself on %1</source>
        <translation>Disparaît de lui-même le %1</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>Disparaît de lui-même</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <translation>Vous mentionne</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglé</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Nouveaux messages</translation>
    </message>
    <message>
        <source>Message no longer here</source>
        <translation>Le message n&apos;est plus ici</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Message supprimé</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Ce message demande une version plus récente de Dunlin.</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>modifié %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React</source>
        <translation>Réagir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Ouvrir le lien</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>Profil de %1</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Afficher le fil</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Qui l’a lu</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>Versions précédentes</translation>
    </message>
</context>
<context>
    <name>ModeStrip</name>
    <message>
        <source>Stop editing</source>
        <translation>Arrêter la modification</translation>
    </message>
    <message>
        <source>Don&apos;t reply</source>
        <translation>Ne pas répondre</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Name that others see</source>
        <translation>Nom que voient les autres</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nouveaux</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Amis</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Boîte d&apos;envoi</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>Votre statut : %1</translation>
    </message>
    <message>
        <source>Your status: not connected</source>
        <translation>Votre statut : non connecté</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s) in other accounts</source>
        <translation>
            <numerusform>%n message non lu dans d&apos;autres comptes</numerusform>
            <numerusform>%n messages non lus dans d&apos;autres comptes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChannelSheet</name>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>e.g. garden</source>
        <translation>p. ex. jardin</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Un salon a besoin d&apos;un nom.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privé</translation>
    </message>
    <message>
        <source>Only people who are added or have an invite link get in.</source>
        <translation>N&apos;y entrent que les personnes ajoutées ou munies d&apos;un lien d&apos;invitation.</translation>
    </message>
    <message>
        <source>Everyone on this server can find and join it.</source>
        <translation>Chacun sur ce serveur peut le trouver et le rejoindre.</translation>
    </message>
    <message>
        <source>Don&apos;t add %1</source>
        <translation>Ne pas ajouter %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Chiffré de bout en bout</translation>
    </message>
    <message>
        <source>Not from this device: its keys can&apos;t be read or are lost.</source>
        <translation>Pas depuis cet appareil : ses clés sont illisibles ou perdues.</translation>
    </message>
    <message>
        <source>Whoever runs the server can read what is written here.</source>
        <translation>Qui gère le serveur peut lire ce qui est écrit ici.</translation>
    </message>
    <message>
        <source>The server can read public channels; only private ones can be end-to-end encrypted.</source>
        <translation>Le serveur peut lire les salons publics ; seuls les salons privés peuvent être chiffrés de bout en bout.</translation>
    </message>
    <message>
        <source>Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.</source>
        <translation>Textes, réactions et fichiers sont scellés. Non scellés : membres, heures, noms, marques de lecture, épingles. Cela reste ainsi pour toujours.</translation>
    </message>
</context>
<context>
    <name>NewHookSheet</name>
    <message>
        <source>The server calls no such address: it has to be https, and not inside its own network.</source>
        <translation>Le serveur n&apos;appelle pas une telle adresse : elle doit être en https et hors de son propre réseau.</translation>
    </message>
    <message>
        <source>This channel has as many webhooks as a channel may have.</source>
        <translation>Ce salon a autant de webhooks qu&apos;un salon peut en avoir.</translation>
    </message>
    <message>
        <source>Only admins of the channel make webhooks.</source>
        <translation>Seuls les administrateurs du salon créent des webhooks.</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Nouveau webhook</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu&apos;il fait</translation>
    </message>
    <message>
        <source>Posts here</source>
        <translation>Écrit ici</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>Est informé</translation>
    </message>
    <message>
        <source>From now on every message that a person writes here is sent to this address, signed, in order.</source>
        <translation>Désormais, chaque message qu&apos;une personne écrit ici est envoyé à cette adresse, signé, dans l&apos;ordre.</translation>
    </message>
    <message>
        <source>You get an address at which another program posts into this channel. Whoever knows it can.</source>
        <translation>Vous recevez une adresse à laquelle un autre programme écrit dans ce salon. Qui la connaît le peut.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Under it everybody sees it among the members.</source>
        <translation>Sous ce nom, tous le voient parmi les membres.</translation>
    </message>
    <message>
        <source>A webhook needs a name.</source>
        <translation>Un webhook a besoin d&apos;un nom.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>An address that begins with https://.</source>
        <translation>Une adresse qui commence par https://.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Make the webhook</source>
        <translation>Créer le webhook</translation>
    </message>
</context>
<context>
    <name>NewInviteSheet</name>
    <message>
        <source>New invite</source>
        <translation>Nouvelle invitation</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>Pour combien de personnes</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Une</translation>
    </message>
    <message>
        <source>Ten</source>
        <translation>Dix</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Pour combien de temps</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Un jour</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Une semaine</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Pour toujours</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>Créer l&apos;invitation</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>There is no push service on this device now.</source>
        <translation>Il n&apos;y a pas de service push sur cet appareil en ce moment.</translation>
    </message>
    <message>
        <source>Waiting for an answer of %1 and of your server.</source>
        <translation>En attente d&apos;une réponse de %1 et de votre serveur.</translation>
    </message>
    <message>
        <source>By %1. It learns when, and nothing of what was written.</source>
        <translation>Par %1, qui apprend quand, et rien de ce qui est écrit.</translation>
    </message>
    <message>
        <source>Your server wakes nobody.</source>
        <translation>Votre serveur ne réveille personne.</translation>
    </message>
    <message>
        <source>%1 or your server refused. It is tried again later.</source>
        <translation>%1 ou votre serveur a refusé. Un nouvel essai aura lieu plus tard.</translation>
    </message>
    <message>
        <source>By the push service %1, which then learns when something comes, and nothing of what was written.</source>
        <translation>Par le service push %1, qui apprend alors quand quelque chose arrive, et rien de ce qui est écrit.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Tell of new messages on the desktop</source>
        <translation>Signaler les nouveaux messages sur le bureau</translation>
    </message>
    <message>
        <source>Not of muted channels, nor while your status is do not disturb.</source>
        <translation>Pas ceux des salons muets, ni quand votre statut est « ne pas déranger ».</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Montrer ce qui a été écrit</translation>
    </message>
    <message>
        <source>Not at certain hours</source>
        <translation>Pas à certaines heures</translation>
    </message>
    <message>
        <source>Every day, on this computer. Reminders that you asked for come all the same.</source>
        <translation>Chaque jour, sur cet ordinateur. Les rappels que vous avez demandés arrivent quand même.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Wake this device when the program sleeps</source>
        <translation>Réveiller cet appareil quand le programme dort</translation>
    </message>
</context>
<context>
    <name>NotifyMenu</name>
    <message>
        <source>All messages</source>
        <translation>Tous les messages</translation>
    </message>
    <message>
        <source>Only mentions</source>
        <translation>Mentions seulement</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Mute for %1</source>
        <translation>Muet pendant %1</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>Boîte d&apos;envoi</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>Essayer de se connecter</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Tout est envoyé</translation>
    </message>
    <message>
        <source>What you write without a connection waits here and leaves by itself.</source>
        <translation>Ce que vous écrivez sans connexion attend ici et part de lui-même.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Edit in %1</source>
        <translation>Modification dans %1</translation>
    </message>
    <message>
        <source>Deletion in %1</source>
        <translation>Suppression dans %1</translation>
    </message>
    <message>
        <source>Reaction in %1</source>
        <translation>Réaction dans %1</translation>
    </message>
    <message>
        <source>Reaction taken back in %1</source>
        <translation>Réaction retirée dans %1</translation>
    </message>
    <message>
        <source>Pin in %1</source>
        <translation>Épinglage dans %1</translation>
    </message>
    <message>
        <source>Pin taken off in %1</source>
        <translation>Désépinglage dans %1</translation>
    </message>
    <message>
        <source>Read mark in %1</source>
        <translation>Marque de lecture dans %1</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Message à %1</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Refusé par le serveur</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>En pause à %1 %</translation>
    </message>
    <message>
        <source>Uploaded: %1 %</source>
        <translation>Téléversé : %1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>Prochain essai à %1</translation>
    </message>
    <message>
        <source>%1, next try at %2</source>
        <translation>%1, prochain essai à %2</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>En attente de la connexion</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Modifier : %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Connections of clients</source>
        <translation>Connexions des clients</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>Autres nœuds</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Form of the database</source>
        <translation>Structure de la base de données</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>works</source>
        <translation>fonctionne</translation>
    </message>
    <message>
        <source>works, but not well</source>
        <translation>fonctionne, mais mal</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>ne fonctionne pas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>En ce moment</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Conservé ici</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>Messages ever sent</source>
        <translation>Messages envoyés en tout</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Dernière sauvegarde</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Too easy to guess: take five words or more that don&apos;t belong together, and nothing of your password.</source>
        <translation>Trop facile à deviner : prenez au moins cinq mots sans rapport entre eux, et rien de votre mot de passe.</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Ce n&apos;est pas une clé de récupération : cherchez une lettre fausse.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>C&apos;est la clé de récupération d&apos;un autre compte.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>Le mot de passe est faux.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Choisir une phrase secrète</translation>
    </message>
    <message>
        <source>With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don&apos;t belong together.</source>
        <translation>Avec elle seule, un nouvel appareil lit les salons chiffrés quand tous les autres ont disparu. Qui gère le serveur peut essayer de la deviner aussi longtemps qu&apos;il le veut : prenez au moins cinq mots sans rapport entre eux.</translation>
    </message>
    <message>
        <source>The words of the recovery key</source>
        <translation>Les mots de la clé de récupération</translation>
    </message>
    <message>
        <source>This device does not keep them.</source>
        <translation>Cet appareil ne les conserve pas.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>At least 16 characters</source>
        <translation>Au moins 16 caractères</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nouvelle phrase secrète, encore une fois</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Valider</translation>
    </message>
</context>
<context>
    <name>PasswordAskSheet</name>
    <message>
        <source>The password is wrong.</source>
        <translation>Le mot de passe est faux.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Your other devices are signed out.</source>
        <translation>Vos autres appareils sont déconnectés.</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>It proves that it is you.</source>
        <translation>Il prouve que c&apos;est vous.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Au moins 8 caractères</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Changement…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <source>Name or username</source>
        <translation>Nom ou nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personnes trouvées</translation>
    </message>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, c&apos;est vous</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Le serveur ne peut pas être interrogé pour l&apos;instant.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Personne sur ce serveur ne s&apos;appelle « %1 ».</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <translation>%1, vérifié</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown now.</source>
        <translation>L&apos;image ne peut pas être affichée pour l&apos;instant.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PinsPane</name>
    <message>
        <source>Pinned messages</source>
        <translation>Messages épinglés</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Without a connection only pins among the messages on this device are shown.</source>
        <translation>Sans connexion, seuls les messages épinglés présents sur cet appareil sont affichés.</translation>
    </message>
    <message>
        <source>Nothing pinned</source>
        <translation>Rien d&apos;épinglé</translation>
    </message>
    <message>
        <source>Pin a message from its menu to keep it at hand for everybody here.</source>
        <translation>Épinglez un message depuis son menu pour que tous ici le retrouvent vite.</translation>
    </message>
</context>
<context>
    <name>PresenceDot</name>
    <message>
        <source>online</source>
        <translation>en ligne</translation>
    </message>
    <message>
        <source>away</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>ne pas déranger</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>invisible</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>Send a message</source>
        <translation>Envoyer un message</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Accepter la demande de %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Refuser la demande de %1</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Demander en ami</translation>
    </message>
    <message>
        <source>Take back the request</source>
        <translation>Retirer la demande</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Numéro de sécurité</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Comparer les numéros de sécurité</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloquer %1 ? {1?}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Débloquer %1</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Changer votre nom</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Une autre photo</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choisir une photo</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Retirer la photo</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Retirer des amis</translation>
    </message>
    <message>
        <source>Change the line about you</source>
        <translation>Modifier la ligne à propos de vous</translation>
    </message>
    <message>
        <source>Add a line about you</source>
        <translation>Écrire une ligne à propos de vous</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>last here %1</source>
        <translation>vu pour la dernière fois %1</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Votre profil</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Nothing is known here of this person. It can be looked at when the connection is back.</source>
        <translation>On ne sait rien ici de cette personne. Son profil pourra être consulté quand la connexion sera revenue.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Photo de %1</translation>
    </message>
    <message>
        <source>A webhook of a channel</source>
        <translation>Un webhook d’un salon</translation>
    </message>
    <message>
        <source>Safety number compared</source>
        <translation>Numéro de sécurité comparé</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Channels that you share</source>
        <translation>Salons en commun</translation>
    </message>
</context>
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>A channel or a person</source>
        <translation>Un salon ou une personne</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Lieux trouvés</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Rien ici ne s&apos;appelle ainsi.</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>Réactions</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>Réagir avec %1</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>Plus d’émojis</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1, %2, one is yours</source>
        <translation>%1, %2, dont la vôtre</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Qui l’a lu</translation>
    </message>
    <message>
        <source>Nothing is known of anybody else here.</source>
        <translation>On ne sait rien des autres ici.</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Lu par tous</translation>
    </message>
    <message>
        <source>Read by %1 of %2, delivered to %3 more</source>
        <translation>Lu par %1 sur %2, remis à %3 de plus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>Voice message</source>
        <translation>Message vocal</translation>
    </message>
</context>
<context>
    <name>RecoveryKeySheet</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de récupération</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>Mot %1 : %2</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>Je l&apos;ai notée</translation>
    </message>
    <message>
        <source>Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.</source>
        <translation>Notez ces mots dans leur ordre et gardez le papier là où personne d&apos;autre ne le trouve : qui les a peut se faire passer pour vous. Grâce à eux, un nouvel appareil lit les salons chiffrés quand tous les autres ont disparu. Des messages d&apos;avant, ils font revenir ce que vos appareils conservent sur le serveur.</translation>
    </message>
</context>
<context>
    <name>RenameDeviceSheet</name>
    <message>
        <source>Rename device</source>
        <translation>Renommer l&apos;appareil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Enter the recovery key</source>
        <translation>Saisir la clé de récupération</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Ce n&apos;est pas une clé de récupération : cherchez une lettre fausse.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>C&apos;est la clé de récupération d&apos;un autre compte.</translation>
    </message>
    <message>
        <source>The words, in their order</source>
        <translation>Les mots, dans leur ordre</translation>
    </message>
    <message>
        <source>Blanks and capital letters don&apos;t matter.</source>
        <translation>Les espaces et les majuscules n&apos;importent pas.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Let this device in</source>
        <translation>Admettre cet appareil</translation>
    </message>
    <message>
        <source>No passphrase was set for this account.</source>
        <translation>Aucune phrase secrète n&apos;a été choisie pour ce compte.</translation>
    </message>
    <message>
        <source>That is not the passphrase, or the server has changed what it keeps for you.</source>
        <translation>Ce n&apos;est pas la phrase secrète, ou le serveur a modifié ce qu&apos;il conserve pour vous.</translation>
    </message>
    <message>
        <source>The server shows what belongs to another account: ask whoever runs it.</source>
        <translation>Le serveur montre ce qui appartient à un autre compte : demandez à qui le gère.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Saisir la phrase secrète</translation>
    </message>
    <message>
        <source>This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.</source>
        <translation>Cet appareil lira alors ce qui se dit dans les salons chiffrés à partir de maintenant, et, d&apos;avant, ce que vos appareils conservent sur le serveur.</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>La phrase secrète</translation>
    </message>
    <message>
        <source>Enter the words instead</source>
        <translation>Saisir plutôt les mots</translation>
    </message>
    <message>
        <source>Enter the passphrase instead</source>
        <translation>Saisir plutôt la phrase secrète</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Words of a message</source>
        <translation>Mots d&apos;un message</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>%n message trouvé</numerusform>
            <numerusform>%n messages trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>Messages trouvés</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Chercher des messages</translation>
    </message>
    <message>
        <source>Every word has to begin a word of the message.</source>
        <translation>Chaque mot doit être au début d&apos;un mot du message.</translation>
    </message>
    <message>
        <source>What is on this device is looked through at once, and what is on the server with it.</source>
        <translation>Ce qui est sur cet appareil est parcouru aussitôt, et ce qui est sur le serveur en même temps.</translation>
    </message>
</context>
<context>
    <name>SecondFactorSection</name>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>It can be changed when the connection is back.</source>
        <translation>Il peut être changé quand la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Question au serveur…</translation>
    </message>
    <message>
        <source>On: a sign-in asks for a code of your authenticator app.</source>
        <translation>Activé : une connexion demande un code de votre application d&apos;authentification.</translation>
    </message>
    <message>
        <source>Off: a sign-in asks for the password alone.</source>
        <translation>Désactivé : une connexion ne demande que le mot de passe.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Turn the second factor off</source>
        <translation>Désactiver le second facteur</translation>
    </message>
    <message>
        <source>Turn the second factor on</source>
        <translation>Activer le second facteur</translation>
    </message>
</context>
<context>
    <name>SecondFactorSheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>Codes de secours</translation>
    </message>
    <message>
        <source>Turn on the second factor</source>
        <translation>Activer le second facteur</translation>
    </message>
    <message>
        <source>From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.</source>
        <translation>Dès lors, une connexion demande aussi un code qu&apos;affiche une application sur votre téléphone. Les appareils connectés le restent.</translation>
    </message>
    <message>
        <source>Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.</source>
        <translation>Prenez l&apos;image avec votre application d&apos;authentification, ou saisissez-y le secret. Entrez ensuite le code affiché.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>QR code of the secret. The secret itself stands below.</source>
        <translation>Code QR du secret. Le secret lui-même est en dessous.</translation>
    </message>
    <message>
        <source>Secret: %1</source>
        <translation>Secret : %1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Copier le secret</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Code de l&apos;application</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 chiffres</translation>
    </message>
    <message>
        <source>The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.</source>
        <translation>Le second facteur est activé. Chacun de ces codes vaut une fois à la place d&apos;un code de l&apos;application, quand le téléphone manque. Ils ne seront plus affichés : gardez-les là où le téléphone n&apos;est pas.</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>Code de secours %1 : %2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Je les ai gardés</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>ServerKnows</name>
    <message>
        <source>What is written here is sealed for the devices of the members: the server can&apos;t read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.</source>
        <translation>Ce qui est écrit ici est scellé pour les appareils des membres : le serveur ne peut ni le lire ni le modifier. Il sait qui est membre, qui écrit quand et combien, ce qui est lu, épinglé ou supprimé, et le nom du salon. Il peut ajouter un membre, qui figure alors dans cette liste.</translation>
    </message>
    <message>
        <source>This conversation is not end-to-end encrypted: whoever runs the server can read all of it.</source>
        <translation>Cette conversation n&apos;est pas chiffrée de bout en bout : qui gère le serveur peut tout lire.</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Chiffré de bout en bout</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>Ce que sait le serveur</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Continuer quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.</source>
        <translation>Comme icône dans la zone de notification, qui compte les non-lus. Ctrl+Q quitte le programme.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Non envoyés</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the outbox</source>
        <translation>
            <numerusform>%n message attend dans la boîte d&apos;envoi</numerusform>
            <numerusform>%n messages attendent dans la boîte d&apos;envoi</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Dunlin %1</source>
        <translation>Dunlin %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).</source>
        <translation>Discuter sur son propre serveur. Logiciel libre sous la licence publique générale GNU, version 3 ou ultérieure. Avec la police Inter (SIL Open Font License) et les icônes de Lucide (ISC).</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>Clavier (F1)</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Se déconnecter ?</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not yet sent will be lost, and everything kept on this device is removed.</source>
        <translation>
            <numerusform>%n message non encore envoyé sera perdu, et tout ce qui est gardé sur cet appareil est effacé.</numerusform>
            <numerusform>%n messages non encore envoyés seront perdus, et tout ce qui est gardé sur cet appareil est effacé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything kept on this device is removed. Your messages stay on the server.</source>
        <translation>Tout ce qui est gardé sur cet appareil est effacé. Vos messages restent sur le serveur.</translation>
    </message>
    <message>
        <source>Look after this server</source>
        <translation>Administrer ce serveur</translation>
    </message>
    <message>
        <source>Other accounts (%1 unread)</source>
        <translation>Autres comptes (%1 non lus)</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Autres comptes</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Changer votre nom</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevé</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pick a conversation</source>
        <translation>Choisissez une conversation</translation>
    </message>
    <message>
        <source>Welcome to Dunlin</source>
        <translation>Bienvenue dans Dunlin</translation>
    </message>
    <message>
        <source>Choose one on the left, or go to one with Ctrl+K.</source>
        <translation>Choisissez-en une à gauche, ou allez-y avec Ctrl+K.</translation>
    </message>
    <message>
        <source>Make a channel and invite people, or look who else is here.</source>
        <translation>Créez un salon et invitez des gens, ou regardez qui d&apos;autre est ici.</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Nothing here opens this link.</source>
        <translation>Rien ici n&apos;ouvre ce lien.</translation>
    </message>
</context>
<context>
    <name>ShellConversation</name>
    <message>
        <source>Accept this log of devices?</source>
        <translation>Accepter ce journal des appareils ?</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.</source>
        <translation>Ne le faites que si qui gère le serveur vous a dit, par un autre moyen que ce serveur, pourquoi son journal est un autre : parce qu&apos;une sauvegarde plus ancienne a été restaurée, par exemple. Dès lors, cet appareil tient le journal que le serveur montre maintenant pour le bon. Ce que le serveur a pu cacher jusqu&apos;ici ne se découvre plus, et les messages vont de nouveau aux nouveaux appareils.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Accepter le journal</translation>
    </message>
    <message>
        <source>Accept this list of members?</source>
        <translation>Accepter cette liste de membres ?</translation>
    </message>
    <message>
        <source>Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.</source>
        <translation>Tous ceux qui ont signé cette liste ont supprimé leur compte, et personne ne peut plus la vérifier. Ne le faites que si vous connaissez tous les membres et qu&apos;ils ont leur place ici : désormais, cet appareil tient pour admis ceux que nomme la liste que le serveur montre maintenant.</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.</source>
        <translation>Ne le faites que si qui gère le serveur vous a dit, par un autre moyen que ce serveur, pourquoi sa liste est une autre : parce qu&apos;une sauvegarde plus ancienne a été restaurée, par exemple. Dès lors, cet appareil tient pour admis ceux que nomme la liste que le serveur montre maintenant. Passez ensuite les membres en revue.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Accepter la liste</translation>
    </message>
    <message>
        <source>They are let in as soon as they have a device that can read encrypted messages.</source>
        <translation>L&apos;admission se fera dès qu&apos;il y aura un appareil capable de lire les messages chiffrés.</translation>
    </message>
    <message>
        <source>The list of members counts as it is now</source>
        <translation>La liste des membres vaut telle qu&apos;elle est maintenant</translation>
    </message>
</context>
<context>
    <name>ShellForward</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 a écrit :</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>Transférer à</translation>
    </message>
    <message>
        <source>This conversation is not encrypted: what you send on here can be read by the server.</source>
        <translation>Cette conversation n’est pas chiffrée : le serveur peut lire ce que vous y transférez.</translation>
    </message>
</context>
<context>
    <name>ShellFriends</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>Retirer %1 de vos amis ?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Vous pouvez toujours vous écrire. Pour redevenir amis, l&apos;un de vous doit le demander.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>Bloquer %1 ?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>Cette personne ne peut ni vous écrire ni vous demander en ami, et n&apos;en est pas avertie. Ce qu&apos;il y avait entre vous prend fin. Dans les salons communs, vous vous voyez toujours.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
</context>
<context>
    <name>ShellInvite</name>
    <message>
        <source>Invite link copied</source>
        <translation>Lien d&apos;invitation copié</translation>
    </message>
</context>
<context>
    <name>ShellLists</name>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.</source>
        <translation>Le trousseau du bureau ne répond pas. Ce que cet appareil contient est affiché ; la connexion et ce qui est chiffré l&apos;attendent.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>A device of yours asks to read encrypted channels.</source>
        <translation>Un de vos appareils demande à lire les salons chiffrés.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>ShellMembers</name>
    <message>
        <source>Leave %1?</source>
        <translation>Quitter %1 ?</translation>
    </message>
    <message>
        <source>It is private: you will need a new invitation to come back.</source>
        <translation>Il est privé : pour revenir, il faudra une nouvelle invitation.</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>Vous pouvez le rejoindre à tout moment.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1 ?</translation>
    </message>
    <message>
        <source>They no longer see what is written in %1 from now on.</source>
        <translation>Cette personne ne verra plus ce qui s&apos;écrit désormais dans %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ShellNews</name>
    <message>
        <source>%1 has no keys for encryption on this server yet: the server can read this conversation.</source>
        <translation>%1 n&apos;a pas encore de clés de chiffrement sur ce serveur : le serveur peut lire cette conversation.</translation>
    </message>
    <message>
        <source>This device has no keys for encryption: the server can read this conversation.</source>
        <translation>Cet appareil n&apos;a pas de clés de chiffrement : le serveur peut lire cette conversation.</translation>
    </message>
    <message>
        <source>You and %1 are friends now</source>
        <translation>Vous et %1 êtes maintenant amis</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>La demande est envoyée à %1</translation>
    </message>
    <message>
        <source>Password changed. Your other devices are signed out.</source>
        <translation>Mot de passe changé. Vos autres appareils sont déconnectés.</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>Le second facteur est désactivé</translation>
    </message>
    <message>
        <source>The log of devices counts as it is now</source>
        <translation>Le journal des appareils vaut tel qu&apos;il est maintenant</translation>
    </message>
</context>
<context>
    <name>ShellProfile</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>Retirer %1 de vos amis ?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Vous pouvez toujours vous écrire. Pour redevenir amis, l&apos;un de vous doit le demander.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>Bloquer %1 ?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>Cette personne ne peut ni vous écrire ni vous demander en ami, et n&apos;en est pas avertie. Ce qu&apos;il y avait entre vous prend fin. Dans les salons communs, vous vous voyez toujours.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Make an account</source>
        <translation>Créer un compte</translation>
    </message>
    <message>
        <source>Sign in to Dunlin</source>
        <translation>Se connecter à Dunlin</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>The address you were given, or an invite link.</source>
        <translation>L&apos;adresse que l&apos;on vous a donnée, ou un lien d&apos;invitation.</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>Quel serveur ?</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>3 to 32 of a-z, 0-9, dot, dash, underscore.</source>
        <translation>3 à 32 caractères parmi a-z, 0-9, point, tiret, tiret bas.</translation>
    </message>
    <message>
        <source>Who are you on that server?</source>
        <translation>Qui êtes-vous sur ce serveur ?</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>8 characters or more; a few unusual words are best.</source>
        <translation>8 caractères ou plus ; le mieux : quelques mots inhabituels.</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>Au moins 8 caractères.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Le mot de passe manque.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The account has a second factor: the code of your authenticator app, or a recovery code.</source>
        <translation>Le compte a un second facteur : le code de votre application d&apos;authentification, ou un code de secours.</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>Le code manque.</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>Votre nom, tel que les autres le voient</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Lien d&apos;invitation</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>The first account on a new server needs none and becomes its administrator.</source>
        <translation>Le premier compte d&apos;un nouveau serveur n&apos;en a pas besoin et en devient l&apos;administrateur.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>Créer le compte</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>J&apos;ai un compte</translation>
    </message>
    <message>
        <source>I have no account yet</source>
        <translation>Je n&apos;ai pas encore de compte</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Autres comptes</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. If you are signed in here, wait for it or try again.</source>
        <translation>Le trousseau du bureau ne répond pas. Si vous êtes connecté ici, attendez-le ou réessayez.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>No skin tone</source>
        <translation>Sans couleur de peau</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>Peau claire</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>Peau légèrement mate</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>Peau mate</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>Peau légèrement foncée</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>Peau foncée</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Couleur de peau</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Underline misspelt words</source>
        <translation>Souligner les mots mal orthographiés</translation>
    </message>
    <message>
        <source>There is no dictionary for this language on this computer.</source>
        <translation>Il n’y a pas de dictionnaire pour cette langue sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Looked up on this computer, in the dictionary %1.</source>
        <translation>Recherchés sur cet ordinateur, dans le dictionnaire %1.</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>New channel</source>
        <translation>Nouveau salon</translation>
    </message>
    <message>
        <source>Message someone</source>
        <translation>Écrire à quelqu&apos;un</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>Parcourir les salons</translation>
    </message>
    <message>
        <source>Use an invite link</source>
        <translation>Utiliser un lien d&apos;invitation</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Comptes…</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Votre profil</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>Status and privacy</source>
        <translation>Statut et vie privée</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Others see you as not there. What you write is seen, of course.</source>
        <translation>Les autres vous voient comme absent. Ce que vous écrivez se voit, bien sûr.</translation>
    </message>
    <message>
        <source>Others see that you don&apos;t want to be disturbed, and this computer does not tell of new messages.</source>
        <translation>Les autres voient que vous ne voulez pas être dérangé, et cet ordinateur ne signale pas les nouveaux messages.</translation>
    </message>
    <message>
        <source>Others see that you are not at your computer.</source>
        <translation>Les autres voient que vous n&apos;êtes pas à votre ordinateur.</translation>
    </message>
    <message>
        <source>Ten minutes without a key or a movement show you as away, until you are back.</source>
        <translation>Dix minutes sans touche ni mouvement vous montrent absent, jusqu&apos;à votre retour.</translation>
    </message>
    <message>
        <source>Show when I was last here</source>
        <translation>Montrer quand j&apos;étais ici pour la dernière fois</translation>
    </message>
    <message>
        <source>To those who may see your status, while you are not there.</source>
        <translation>À ceux qui peuvent voir votre statut, quand vous n&apos;êtes pas là.</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Messages and keys</source>
        <translation>Messages et clés</translation>
    </message>
    <message>
        <source>Fetched files and pictures</source>
        <translation>Fichiers et images récupérés</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d’envoi</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Libérer de l’espace</translation>
    </message>
    <message>
        <source>Nothing was removed: something that waits to be sent can&apos;t be read now.</source>
        <translation>Rien n’a été supprimé : quelque chose qui attend d’être envoyé ne peut pas être lu pour le moment.</translation>
    </message>
    <message>
        <source>Free space?</source>
        <translation>Libérer de l’espace ?</translation>
    </message>
    <message>
        <source>Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.</source>
        <translation>Les fichiers et images récupérés (%1) sont retirés de cet appareil et seront récupérés à nouveau quand vous les regarderez. Les messages, brouillons, clés et ce qui attend d’être envoyé restent.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>Les retirer d’ici</translation>
    </message>
</context>
<context>
    <name>SwitcherRow</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n message non lu</numerusform>
            <numerusform>%1, %n messages non lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadLine</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, show thread</source>
        <translation>%1, afficher le fil</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Your role here is to read</source>
        <translation>Ici, vous ne pouvez que lire</translation>
    </message>
    <message>
        <source>Only the newest replies are shown.</source>
        <translation>Seules les réponses les plus récentes sont affichées.</translation>
    </message>
    <message>
        <source>Some messages of this conversation are not on this device; replies may be among them.</source>
        <translation>Certains messages de cette conversation ne sont pas sur cet appareil ; des réponses peuvent en faire partie.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>Afficher dans la conversation</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>the thread</source>
        <translation>le fil</translation>
    </message>
    <message>
        <source>Reply in the thread</source>
        <translation>Répondre dans le fil</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Ici, vous ne pouvez que lire.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>Supprimer ce message ?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Il disparaît pour tous dans le salon. C&apos;est irréversible.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>TimeSpin</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages in %1</source>
        <translation>Messages dans %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Rien ici pour l&apos;instant</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>Écrivez le premier message à %1.</translation>
    </message>
    <message>
        <source>When somebody writes in %1, it shows here.</source>
        <translation>Quand quelqu&apos;un écrit dans %1, cela s&apos;affiche ici.</translation>
    </message>
    <message>
        <source>Goes %1</source>
        <translation>Disparaît %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n nouveau message</numerusform>
            <numerusform>%n nouveaux messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Aller au plus récent</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 Ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n semaine</numerusform>
            <numerusform>%n semaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>Paused at %1 %</source>
        <translation>En pause à %1 %</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>Téléversement, %1 %</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>Continuer le téléversement</translation>
    </message>
    <message>
        <source>Pause the upload</source>
        <translation>Mettre le téléversement en pause</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>Ne pas l&apos;envoyer</translation>
    </message>
</context>
<context>
    <name>UnreadBar</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n nouveau message</numerusform>
            <numerusform>%n nouveaux messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since %1</source>
        <translation>
            <numerusform>%n nouveau message depuis %1</numerusform>
            <numerusform>%n nouveaux messages depuis %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lu</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invite link</source>
        <translation>Utiliser un lien d&apos;invitation</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Lien d&apos;invitation</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Rejoindre</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>account is shut</source>
        <translation>compte fermé</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrateur</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>second facteur</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>vu pour la dernière fois %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Actions pour %1</translation>
    </message>
</context>
<context>
    <name>UsersPart</name>
    <message>
        <source>Search accounts</source>
        <translation>Chercher des comptes</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Personne trouvé</translation>
    </message>
    <message>
        <source>No account&apos;s name contains “%1”.</source>
        <translation>Aucun nom de compte ne contient « %1 ».</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Nommer administrateur</translation>
    </message>
    <message>
        <source>No longer an admin</source>
        <translation>N&apos;est plus administrateur</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Remove second factor</source>
        <translation>Retirer le second facteur</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Déconnecter partout</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>Fermer le compte</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Rouvrir le compte</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>Nommer %1 administrateur ?</translation>
    </message>
    <message>
        <source>Admins can shut accounts, give them other passwords, and remove channels. They can&apos;t read what is not theirs.</source>
        <translation>Les administrateurs peuvent fermer des comptes, leur donner d&apos;autres mots de passe et supprimer des salons. Ils ne peuvent pas lire ce qui n&apos;est pas à eux.</translation>
    </message>
    <message>
        <source>New password for %1?</source>
        <translation>Nouveau mot de passe pour %1 ?</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>Retirer le second facteur de %1 ?</translation>
    </message>
    <message>
        <source>From then on the password alone signs in. Be sure that it is the owner who asks.</source>
        <translation>Ensuite, le mot de passe seul suffit. Assurez-vous que c&apos;est bien le propriétaire qui le demande.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Shut the account of %1?</source>
        <translation>Fermer le compte de %1 ?</translation>
    </message>
    <message>
        <source>Every device is signed out, and nobody can sign in until it is opened again. What was written stays.</source>
        <translation>Tous les appareils sont déconnectés, et personne ne peut se connecter avant sa réouverture. Ce qui a été écrit reste.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The old one stops working, and every device of the account is signed out.</source>
        <translation>L&apos;ancien ne vaut plus, et tous les appareils du compte sont déconnectés.</translation>
    </message>
</context>
<context>
    <name>VerifySheet</name>
    <message>
        <source>Safety number with %1</source>
        <translation>Numéro de sécurité avec %1</translation>
    </message>
    <message>
        <source>%1 has no keys to compare yet: they have not signed in with a program that encrypts.</source>
        <translation>%1 n&apos;a pas encore de clés à comparer : aucune connexion avec un programme qui chiffre n&apos;a eu lieu.</translation>
    </message>
    <message>
        <source>This can be looked at when the connection is back.</source>
        <translation>Cela pourra être consulté au retour de la connexion.</translation>
    </message>
    <message>
        <source>The safety number is another one by now. Close this and compare again.</source>
        <translation>Le numéro de sécurité a changé entre-temps. Fermez ceci et comparez de nouveau.</translation>
    </message>
    <message>
        <source>The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.</source>
        <translation>Le serveur présente d&apos;autres clés de l&apos;un de vous qu&apos;auparavant. En attendant, rien ne lui est envoyé. Demandez à %1 par une autre voie si un nouveau compte a été créé, et à qui gère le serveur.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.</source>
        <translation>Comparez ces chiffres avec %1, en face à face ou au téléphone. S&apos;ils sont identiques sur les deux écrans, personne ne se trouve entre vous et le serveur n&apos;a inventé aucun appareil.</translation>
    </message>
    <message>
        <source>QR code of the safety number. The digits stand below.</source>
        <translation>Code QR du numéro de sécurité. Les chiffres figurent au-dessous.</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Numéro de sécurité</translation>
    </message>
    <message>
        <source>You compared it on this device.</source>
        <translation>Vous l&apos;avez comparé sur cet appareil.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not verified any more</source>
        <translation>N&apos;est plus vérifié</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ils sont identiques</translation>
    </message>
    <message>
        <source>That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.</source>
        <translation>Ce n’est pas le code de %1 avec vous. Si c’est bien celui de son écran, le serveur vous montre à chacun d’autres clés : n’écrivez rien que personne d’autre ne doive lire.</translation>
    </message>
    <message>
        <source>%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.</source>
        <translation>%1 voit d’autres appareils que vous : le serveur en a peut-être inventé un. N’écrivez rien que personne d’autre ne doive lire.</translation>
    </message>
    <message>
        <source>%1 knows of a device that you have not heard of yet. Close this and compare again.</source>
        <translation>%1 connaît un appareil dont vous n’avez pas encore entendu parler. Fermez ceci et comparez de nouveau.</translation>
    </message>
    <message>
        <source>That is no code of a safety number.</source>
        <translation>Ce n’est pas le code d’un numéro de sécurité.</translation>
    </message>
    <message>
        <source>Read their code…</source>
        <translation>Lire son code…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>Récupération : %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Mettre en pause : %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>Écouter : %1</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>Position dans %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer le fichier : %1</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>%1, the longest there is</source>
        <translation>%1, la durée maximale</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>Enregistré, %1</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>Enregistrement en cours, %1</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>Jeter l’enregistrement</translation>
    </message>
    <message>
        <source>Queue voice message</source>
        <translation>Mettre le message vocal en attente</translation>
    </message>
    <message>
        <source>Send voice message</source>
        <translation>Envoyer le message vocal</translation>
    </message>
</context>
<context>
    <name>WordingsSheet</name>
    <message>
        <source>Earlier wordings</source>
        <translation>Versions précédentes</translation>
    </message>
    <message>
        <source>No earlier wording is on this device.</source>
        <translation>Aucune version précédente n’est sur cet appareil.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.</source>
        <translation>Seulement ce que cet appareil a vu : ce qui a été modifié avant d’arriver ici, ou pendant l’absence de l’appareil, n’en fait pas partie. Elles disparaissent avec le message.</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>L’enregistrement a été jeté.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::CodeReader</name>
    <message>
        <source>The camera is gone, or may not be used.</source>
        <translation>La caméra a disparu ou ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>Ce n’est pas une image lisible.</translation>
    </message>
    <message>
        <source>There is no code in that picture.</source>
        <translation>Il n’y a pas de code dans cette image.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::DesktopNotifier</name>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read here yet</source>
        <translation>Un message qui ne peut pas encore être lu ici</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Message vocal</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lu</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayItem</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n message non lu</numerusform>
            <numerusform>%n messages non lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayMenu</name>
    <message>
        <source>Open Dunlin</source>
        <translation>Ouvrir Dunlin</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoicePlayer</name>
    <message>
        <source>It can&apos;t be played here.</source>
        <translation>Cela ne peut pas être lu ici.</translation>
    </message>
    <message>
        <source>It can&apos;t be fetched now.</source>
        <translation>Cela ne peut pas être récupéré maintenant.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoiceRecorder</name>
    <message>
        <source>There is no microphone.</source>
        <translation>Il n’y a pas de micro.</translation>
    </message>
    <message>
        <source>Nothing can be recorded here.</source>
        <translation>Rien ne peut être enregistré ici.</translation>
    </message>
    <message>
        <source>The microphone can&apos;t be opened.</source>
        <translation>Le micro ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>The microphone is gone. What it heard can still be sent.</source>
        <translation>Le micro a disparu. Ce qu’il a entendu peut encore être envoyé.</translation>
    </message>
    <message>
        <source>Nothing was heard yet.</source>
        <translation>Rien n’a encore été entendu.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>L’enregistrement n’a pas pu être conservé.</translation>
    </message>
    <message>
        <source>The microphone is not allowed to this program. The system&apos;s settings have a switch for it.</source>
        <translation>Ce programme n’a pas le droit d’utiliser le microphone. Les réglages du système ont un interrupteur pour cela.</translation>
    </message>
</context>
</TS>
