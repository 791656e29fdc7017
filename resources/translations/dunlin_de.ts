<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About you</source>
        <translation>Über dich</translation>
    </message>
    <message>
        <source>A line about you that others see</source>
        <translation>Eine Zeile über dich, die andere sehen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>AccountsSheet</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Has to sign in again on %1</source>
        <translation>Muss sich auf %1 neu anmelden</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n ungelesene Nachricht</numerusform>
            <numerusform>%1, %n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.</source>
        <translation>Alle bleiben verbunden und melden neue Nachrichten. Wer sich in den Einstellungen eines Kontos abmeldet, lässt die anderen, wie sie sind.</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Weiteres Konto hinzufügen</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Neuigkeiten</translation>
    </message>
    <message>
        <source>As it was when last connected.</source>
        <translation>Stand der letzten Verbindung.</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>Nichts verpasst</translation>
    </message>
    <message>
        <source>Who mentions or answers you, adds you to a channel or asks to be your friend shows here.</source>
        <translation>Wer dich erwähnt, dir antwortet, dich in einen Kanal holt oder dein Freund werden möchte, steht hier.</translation>
    </message>
</context>
<context>
    <name>ActivityRow</name>
    <message>
        <source>a conversation</source>
        <translation>einer Unterhaltung</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>%1 hat dich in %2 erwähnt</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>%1 hat dir in %2 geantwortet</translation>
    </message>
    <message>
        <source>%1 added you to %2</source>
        <translation>%1 hat dich in %2 aufgenommen</translation>
    </message>
    <message>
        <source>%1 asks to be your friend</source>
        <translation>%1 möchte dein Freund sein</translation>
    </message>
    <message>
        <source>%1 is your friend now</source>
        <translation>%1 ist jetzt dein Freund</translation>
    </message>
    <message>
        <source>Something that needs a newer version of Dunlin</source>
        <translation>Etwas, das eine neuere Version von Dunlin braucht</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, neu</translation>
    </message>
</context>
<context>
    <name>AddPeopleSheet</name>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>ist dabei</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>New password of %1</source>
        <translation>Neues Passwort von %1</translation>
    </message>
    <message>
        <source>It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed.</source>
        <translation>Es wird nur dieses eine Mal gezeigt. Alle Geräte des Kontos sind abgemeldet; gib es auf anderem Weg weiter und lass es ändern.</translation>
    </message>
    <message>
        <source>Invite to this server</source>
        <translation>Einladung auf diesen Server</translation>
    </message>
    <message>
        <source>It is shown this once. Whoever has the link can make an account; give it only to people you mean.</source>
        <translation>Sie wird nur dieses eine Mal gezeigt. Wer den Link hat, kann ein Konto anlegen; gib ihn nur denen, die du meinst.</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Dieser Server</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>Bereiche der Verwaltung</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>A server is looked after while there is a connection to it.</source>
        <translation>Ein Server wird verwaltet, solange er verbunden ist.</translation>
    </message>
</context>
<context>
    <name>ApproveDeviceSheet</name>
    <message>
        <source>Don&apos;t let it in</source>
        <translation>Nicht zulassen</translation>
    </message>
    <message>
        <source>Let %1 in?</source>
        <translation>%1 zulassen?</translation>
    </message>
    <message>
        <source>Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.</source>
        <translation>Hier ist ein anderer Schlüssel angekommen als der deines Geräts: Jemand dazwischen kann ihn ausgetauscht haben. Melde das Gerät weiter unten ab und frage, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.</source>
        <translation>Das andere Gerät zeigt unter Einstellungen, Verschlüsselung zwanzig Ziffern. Vergleiche sie alle mit diesen. Hätte jemand dazwischen seine Schlüssel ausgetauscht, wären sie verschieden.</translation>
    </message>
    <message>
        <source>Digits that the other device must show</source>
        <translation>Ziffern, die das andere Gerät zeigen muss</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Sie sind verschieden</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie sind gleich</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 weglassen</translation>
    </message>
</context>
<context>
    <name>AuditPart</name>
    <message>
        <source>What admins did</source>
        <translation>Was Verwalter taten</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Noch nichts geschehen</translation>
    </message>
    <message>
        <source>Acts of admins and of the command line are kept here, with who did them and when.</source>
        <translation>Hier steht, was Verwalter und die Befehlszeile taten, mit wem und wann.</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>made the account %1</source>
        <translation>hat das Konto %1 angelegt</translation>
    </message>
    <message>
        <source>shut the account %1</source>
        <translation>hat das Konto %1 gesperrt</translation>
    </message>
    <message>
        <source>opened the account %1</source>
        <translation>hat das Konto %1 entsperrt</translation>
    </message>
    <message>
        <source>made %1 an admin</source>
        <translation>hat %1 zum Verwalter gemacht</translation>
    </message>
    <message>
        <source>made %1 a plain user</source>
        <translation>hat %1 die Verwaltung entzogen</translation>
    </message>
    <message>
        <source>gave %1 another password</source>
        <translation>hat %1 ein anderes Passwort gegeben</translation>
    </message>
    <message>
        <source>removed the second factor of %1</source>
        <translation>hat den zweiten Faktor von %1 entfernt</translation>
    </message>
    <message>
        <source>signed %1 out everywhere</source>
        <translation>hat %1 überall abgemeldet</translation>
    </message>
    <message>
        <source>signed a device of %1 out</source>
        <translation>hat ein Gerät von %1 abgemeldet</translation>
    </message>
    <message>
        <source>made an invite</source>
        <translation>hat eine Einladung erstellt</translation>
    </message>
    <message>
        <source>removed an invite</source>
        <translation>hat eine Einladung entfernt</translation>
    </message>
    <message>
        <source>removed the channel %1</source>
        <translation>hat den Kanal %1 entfernt</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>hat eine Sicherung erstellt</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>hat eine Sicherung eingespielt</translation>
    </message>
    <message>
        <source>moved the database</source>
        <translation>hat die Datenbank umgezogen</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Somebody who is gone</source>
        <translation>Jemand, den es nicht mehr gibt</translation>
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
        <translation>Eine Nachricht, deren Schlüssel nicht auf diesem Gerät ist. Das Gerät des Absenders wurde noch einmal danach gefragt; was geschrieben wurde, bevor du oder dieses Gerät dazukam, bleibt zu.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read: too many before it are missing. Those after it will open again.</source>
        <translation>Eine Nachricht, die nicht gelesen werden kann: Zu viele davor fehlen. Spätere gehen wieder auf.</translation>
    </message>
    <message>
        <source>A message that was opened before, and whose text is not kept here any more.</source>
        <translation>Eine Nachricht, die schon geöffnet wurde und deren Text hier nicht mehr aufbewahrt ist.</translation>
    </message>
    <message>
        <source>A message that was changed on its way. It is not shown; ask for it to be sent again.</source>
        <translation>Eine Nachricht, die unterwegs verändert wurde. Sie wird nicht gezeigt; bitte darum, sie noch einmal zu senden.</translation>
    </message>
    <message>
        <source>A message that was sealed by somebody else or for another place than the server says. It is not shown.</source>
        <translation>Eine Nachricht, die von jemand anderem oder für einen anderen Ort versiegelt wurde, als der Server sagt. Sie wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>A message of a device that is not on its owner&apos;s list. It is not shown.</source>
        <translation>Eine Nachricht eines Geräts, das nicht auf der Liste seines Besitzers steht. Sie wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.</source>
        <translation>Eine Nachricht, die nicht gezeigt wird: Der Server zeigt andere Schlüssel ihres Absenders als bisher. Vergleicht eure Sicherheitsnummern.</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Diese Nachricht braucht eine neuere Version von Dunlin.</translation>
    </message>
    <message>
        <source>The server has a message here that nobody sealed. It is not shown.</source>
        <translation>Der Server hat hier eine Nachricht, die niemand versiegelt hat. Sie wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read from this profile for now.</source>
        <translation>Eine Nachricht, die von diesem Profil vorerst nicht gelesen werden kann.</translation>
    </message>
</context>
<context>
    <name>ChannelRecordRow</name>
    <message>
        <source>A direct conversation</source>
        <translation>Ein Direktgespräch</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>Ende-zu-Ende-verschlüsselt</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Du: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n ungelesene Nachricht</numerusform>
            <numerusform>%1, %n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>erwähnt dich</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Entwurf: %1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Entwurf:</translation>
    </message>
    <message>
        <source>A message that is not shown</source>
        <translation>Eine Nachricht, die nicht gezeigt wird</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>Ende-zu-Ende-verschlüsselt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>überprüft</translation>
    </message>
</context>
<context>
    <name>ChannelSettingsSheet</name>
    <message>
        <source>Conversation settings</source>
        <translation>Einstellungen der Unterhaltung</translation>
    </message>
    <message>
        <source>Channel settings</source>
        <translation>Kanaleinstellungen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Ein Kanal braucht einen Namen.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür er da ist</translation>
    </message>
    <message>
        <source>How long messages stay</source>
        <translation>Wie lange Nachrichten bleiben</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>Eine Zeit lang</translation>
    </message>
    <message>
        <source>Until everybody has them</source>
        <translation>Bis alle sie haben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Messages stay until somebody deletes them.</source>
        <translation>Nachrichten bleiben, bis jemand sie löscht.</translation>
    </message>
    <message>
        <source>Each message goes by itself after this time, from the server and from every device.</source>
        <translation>Jede Nachricht verschwindet nach dieser Zeit von selbst, vom Server und von jedem Gerät.</translation>
    </message>
    <message>
        <source>Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.</source>
        <translation>Jede Nachricht verschwindet vom Server, sobald jedes Gerät jedes Mitglieds sie hat. Wer später dazukommt, findet nichts davon.</translation>
    </message>
    <message>
        <source>What was written before keeps the rule that held then.</source>
        <translation>Was vorher geschrieben wurde, behält die Regel, die damals galt.</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>Langsamer Modus</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Everybody writes as often as they like.</source>
        <translation>Alle schreiben, so oft sie möchten.</translation>
    </message>
    <message>
        <source>Members wait this long between two messages. Admins and owners don&apos;t.</source>
        <translation>Mitglieder warten so lange zwischen zwei Nachrichten, Admins und Eigentümer nicht.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ChannelsPane</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>Kein Name enthält „%1“.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Unterhaltungen</translation>
    </message>
    <message>
        <source>Make a channel for a group, or write to one person.</source>
        <translation>Lege einen Kanal für eine Gruppe an oder schreibe einer Person.</translation>
    </message>
</context>
<context>
    <name>ChannelsPart</name>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Noch keine Kanäle</translation>
    </message>
    <message>
        <source>What people make shows here.</source>
        <translation>Was angelegt wird, steht hier.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Every message and file in it is gone for all its members, and can&apos;t be brought back.</source>
        <translation>Alle Nachrichten und Dateien darin sind für alle Mitglieder weg und nicht wiederzubringen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>CodeScan</name>
    <message>
        <source>What the camera shows</source>
        <translation>Was die Kamera zeigt</translation>
    </message>
    <message>
        <source>Hold the code on the screen of %1 in front of the camera.</source>
        <translation>Halte den Code auf dem Bildschirm von %1 vor die Kamera.</translation>
    </message>
    <message>
        <source>Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.</source>
        <translation>Wähle ein Bild des Codes, den %1 sieht: ein Foto oder eines vom Bildschirm. Es muss auf einem anderen Weg als über diesen Server zu dir gekommen sein.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera verwenden</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Bild öffnen …</translation>
    </message>
    <message>
        <source>Back to the digits</source>
        <translation>Zurück zu den Ziffern</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply to %1</source>
        <translation>Antwort an %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>This message goes after %1</source>
        <translation>Diese Nachricht verschwindet nach %1</translation>
    </message>
    <message>
        <source>How long the message stays</source>
        <translation>Wie lange die Nachricht bleibt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Queue message</source>
        <translation>Nachricht vormerken</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Sprachnachricht aufnehmen</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>ComposerFoot</name>
    <message>
        <source>%1 too many</source>
        <translation>%1 zu viel</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting… What you write is kept and sent then.</source>
        <translation>Verbinde … Was du schreibst, wird aufgehoben und dann gesendet.</translation>
    </message>
    <message>
        <source>%1. What you write is kept and sent later.</source>
        <translation>%1. Was du schreibst, wird aufgehoben und später gesendet.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 und %2 schreiben …</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>Mehrere schreiben …</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>zuletzt hier %1</translation>
    </message>
    <message>
        <source>messages go after %1</source>
        <translation>Nachrichten verschwinden nach %1</translation>
    </message>
    <message>
        <source>messages go once everybody has them</source>
        <translation>Nachrichten verschwinden, sobald alle sie haben</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>End-to-end encrypted, and verified</source>
        <translation>Ende-zu-Ende-verschlüsselt und überprüft</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Ende-zu-Ende-verschlüsselt</translation>
    </message>
    <message>
        <source>More of this conversation</source>
        <translation>Mehr zu dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Notifications: none</source>
        <translation>Benachrichtigungen: keine</translation>
    </message>
    <message>
        <source>Notifications: muted until %1</source>
        <translation>Benachrichtigungen: stumm bis %1</translation>
    </message>
    <message>
        <source>Notifications: only mentions</source>
        <translation>Benachrichtigungen: nur Erwähnungen</translation>
    </message>
    <message>
        <source>Notifications: all messages</source>
        <translation>Benachrichtigungen: alle Nachrichten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Everybody here</source>
        <translation>Alle hier</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Hier kannst du nur lesen.</translation>
    </message>
    <message>
        <source>Slow mode: the next message leaves in %1.</source>
        <translation>Langsamer Modus: Die nächste Nachricht geht in %1 ab.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>Diese Nachricht löschen?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Sie verschwindet für alle im Kanal. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Your role here is to read</source>
        <translation>Du kannst hier nur lesen</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>A device without a name</source>
        <translation>Ein Gerät ohne Namen</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>dieses Gerät</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>%1 abmelden</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices and password</source>
        <translation>Geräte und Passwort</translation>
    </message>
    <message>
        <source>Devices and password can be changed when the connection is back.</source>
        <translation>Geräte und Passwort lassen sich ändern, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Frage den Server …</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Überall abmelden</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>%1 abmelden?</translation>
    </message>
    <message>
        <source>It can&apos;t read or write anything any more until somebody signs in there again.</source>
        <translation>Es kann nichts mehr lesen oder schreiben, bis sich dort wieder jemand anmeldet.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out everywhere?</source>
        <translation>Überall abmelden?</translation>
    </message>
    <message>
        <source>Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.</source>
        <translation>Jedes Gerät wird abgemeldet, auch dieses, und was hier aufgehoben ist, wird entfernt. Was im Ausgang wartet, geht verloren.</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Browse</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Search public channels</source>
        <translation>Öffentliche Kanäle suchen</translation>
    </message>
    <message>
        <source>Public channels</source>
        <translation>Öffentliche Kanäle</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>No public channels yet</source>
        <translation>Noch keine öffentlichen Kanäle</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The list of public channels is on the server.</source>
        <translation>Die Liste der öffentlichen Kanäle ist auf dem Server.</translation>
    </message>
    <message>
        <source>A channel that is not private shows here for everyone on this server.</source>
        <translation>Ein Kanal, der nicht privat ist, steht hier für alle auf diesem Server.</translation>
    </message>
    <message>
        <source>No public channel&apos;s name contains “%1”.</source>
        <translation>Kein Name eines öffentlichen Kanals enthält „%1“.</translation>
    </message>
</context>
<context>
    <name>DirectoryRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>%1 beitreten</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Attach to the message to %1</source>
        <translation>An die Nachricht an %1 anhängen</translation>
    </message>
</context>
<context>
    <name>EditWaitingSheet</name>
    <message>
        <source>Edit before it is sent</source>
        <translation>Vor dem Senden bearbeiten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>Hautfarbe: %1</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>Gefundene Emoji</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>Kein Emoji heißt so.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Used last</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Smileys</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Tiere und Natur</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Reisen und Orte</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>Groups of emoji</source>
        <translation>Gruppen von Emoji</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>This device reads and writes encrypted channels.</source>
        <translation>Dieses Gerät liest und schreibt in verschlüsselten Kanälen.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read, because the desktop&apos;s keyring does not open. Nothing can be sealed or opened.</source>
        <translation>Die Schlüssel dieses Profils können nicht gelesen werden, weil sich der Schlüsselbund des Desktops nicht öffnet. Nichts kann versiegelt oder geöffnet werden.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Dieses Gerät wurde von der Liste deines Kontos genommen: Melde dich neu an.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Die Schlüssel dieses Geräts sind verloren: Melde dich ab und wieder an.</translation>
    </message>
    <message>
        <source>The keys of this device are being made.</source>
        <translation>Die Schlüssel dieses Geräts werden gerade erzeugt.</translation>
    </message>
    <message>
        <source>Digits of this device</source>
        <translation>Ziffern dieses Geräts</translation>
    </message>
    <message>
        <source>The recovery key is not on this device.</source>
        <translation>Der Wiederherstellungsschlüssel ist nicht auf diesem Gerät.</translation>
    </message>
    <message>
        <source>You wrote the recovery key down. It is also still kept on this device, sealed.</source>
        <translation>Du hast den Wiederherstellungsschlüssel aufgeschrieben. Er liegt auch noch auf diesem Gerät, versiegelt.</translation>
    </message>
    <message>
        <source>Write the recovery key down: without it, and without another device, nobody can let a new one in.</source>
        <translation>Schreib den Wiederherstellungsschlüssel auf: Ohne ihn und ohne ein anderes Gerät kann niemand ein neues zulassen.</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>Wiederherstellungsschlüssel zeigen</translation>
    </message>
    <message>
        <source>Forget it here</source>
        <translation>Hier vergessen</translation>
    </message>
    <message>
        <source>Forget the recovery key on this device</source>
        <translation>Wiederherstellungsschlüssel auf diesem Gerät vergessen</translation>
    </message>
    <message>
        <source>Forget the recovery key here?</source>
        <translation>Wiederherstellungsschlüssel hier vergessen?</translation>
    </message>
    <message>
        <source>This device can&apos;t show it again. Then the paper is all there is.</source>
        <translation>Dieses Gerät kann ihn nicht noch einmal zeigen. Dann gibt es nur noch das Papier.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Keep the keys to your messages on the server</source>
        <translation>Die Schlüssel zu deinen Nachrichten auf dem Server aufheben</translation>
    </message>
    <message>
        <source>Sealed: only your recovery key opens them. A new device then reads what was said before.</source>
        <translation>Versiegelt: Nur dein Wiederherstellungsschlüssel öffnet sie. Ein neues Gerät liest dann, was vorher gesagt wurde.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: enter your recovery key once on this device.</source>
        <translation>Noch wird nichts aufgehoben: Gib deinen Wiederherstellungsschlüssel einmal auf diesem Gerät ein.</translation>
    </message>
    <message>
        <source>The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.</source>
        <translation>Der Server zeigt einen Schlüssel, den dein Konto nicht unterschrieben hat. Nichts wird für ihn versiegelt: Frag, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The server takes no more of them.</source>
        <translation>Der Server nimmt keine weiteren an.</translation>
    </message>
    <message>
        <source>What was said before is being fetched.</source>
        <translation>Was vorher gesagt wurde, wird geholt.</translation>
    </message>
    <message>
        <source>Some of what was kept could not be opened.</source>
        <translation>Einiges, was aufgehoben war, ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.</source>
        <translation>Dieses Gerät kann verschlüsselte Kanäle noch nicht lesen. Öffne auf einem anderen deiner Geräte Einstellungen, Verschlüsselung, und lass dieses zu, wenn dort dieselben Ziffern stehen. Oder gib deinen Wiederherstellungsschlüssel oder deine Passphrase ein.</translation>
    </message>
    <message>
        <source>Enter the recovery key or the passphrase</source>
        <translation>Wiederherstellungsschlüssel oder Passphrase eingeben</translation>
    </message>
    <message>
        <source>Your passphrase does the same as the recovery key.</source>
        <translation>Deine Passphrase leistet dasselbe wie der Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.</source>
        <translation>Eine Passphrase kann dasselbe leisten wie der Wiederherstellungsschlüssel. Er ist dann so sicher, wie die Passphrase schwer zu erraten ist.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Passphrase entfernen</translation>
    </message>
    <message>
        <source>Delete what is kept</source>
        <translation>Aufgehobenes löschen</translation>
    </message>
    <message>
        <source>Delete the keys to your messages on the server</source>
        <translation>Die Schlüssel zu deinen Nachrichten auf dem Server löschen</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>Passphrase entfernen?</translation>
    </message>
    <message>
        <source>Then only the recovery key and your other devices let a new one in.</source>
        <translation>Dann lassen nur noch der Wiederherstellungsschlüssel und deine anderen Geräte ein neues zu.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Delete what is kept?</source>
        <translation>Aufgehobenes löschen?</translation>
    </message>
    <message>
        <source>A new device then can&apos;t read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.</source>
        <translation>Ein neues Gerät kann dann nicht lesen, was vorher gesagt wurde. Dieses Gerät hebt nichts mehr auf dem Server auf; schalte es auch auf deinen anderen Geräten aus, sonst fangen sie von vorn an.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>EndSecondFactorSheet</name>
    <message>
        <source>Turn off the second factor</source>
        <translation>Zweiten Faktor abschalten</translation>
    </message>
    <message>
        <source>A sign-in then asks for nothing but the password. The recovery codes are void.</source>
        <translation>Eine Anmeldung verlangt dann nur noch das Passwort. Die Wiederherstellungscodes verlieren ihre Gültigkeit.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>Code der App oder ein Wiederherstellungscode</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Abschalten</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FailureBar</name>
    <message>
        <source>Not sent.</source>
        <translation>Nicht gesendet.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>No word is like it</source>
        <translation>Kein Wort ist ähnlich</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>Zum Wörterbuch hinzufügen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Writes that wait</source>
        <translation>Wartende Schreibvorgänge</translation>
    </message>
    <message>
        <source>Reads that wait</source>
        <translation>Wartende Lesevorgänge</translation>
    </message>
    <message>
        <source>File work that waits</source>
        <translation>Wartende Dateiarbeiten</translation>
    </message>
    <message>
        <source>Pushes that wait</source>
        <translation>Wartende Push-Nachrichten</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>Verbundene Programme</translation>
    </message>
    <message>
        <source>Connections of any kind</source>
        <translation>Verbindungen aller Art</translation>
    </message>
    <message>
        <source>%1: %2, at most %3 in the last minutes</source>
        <translation>%1: %2, in den letzten Minuten höchstens %3</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>What it takes</source>
        <translation>Was es braucht</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>%1 % of one</source>
        <translation>%1 % von einem</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Aufwachen</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>Kept on this device</source>
        <translation>Auf diesem Gerät aufbewahrt</translation>
    </message>
    <message>
        <source>Start to first picture</source>
        <translation>Start bis zum ersten Bild</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
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
        <translation>Bild %1, %2</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>Datei %1, %2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>No files here</source>
        <translation>Keine Dateien hier</translation>
    </message>
    <message>
        <source>Pictures and files of this conversation are listed here.</source>
        <translation>Bilder und Dateien dieser Unterhaltung stehen hier.</translation>
    </message>
</context>
<context>
    <name>FoundFileRow</name>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1, %2, von %3</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>Zur Nachricht</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>Pinned by %1</source>
        <translation>Angeheftet von %1</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Nicht mehr anheften</translation>
    </message>
</context>
<context>
    <name>FriendRow</name>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, das bist du</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>@%1 · last here %2</source>
        <translation>@%1 · zuletzt hier %2</translation>
    </message>
    <message>
        <source>%1, asks to be your friend</source>
        <translation>%1 möchte dein Freund sein</translation>
    </message>
    <message>
        <source>Ask %1 to be your friend</source>
        <translation>%1 eine Freundschaft anbieten</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the request to %1 back</source>
        <translation>Anfrage an %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Was mit %1 geschehen soll</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Anfrage von %1 annehmen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Anfrage von %1 ablehnen</translation>
    </message>
</context>
<context>
    <name>FriendSection</name>
    <message>
        <source>They ask you</source>
        <translation>Anfragen an dich</translation>
    </message>
    <message>
        <source>You have asked</source>
        <translation>Deine Anfragen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Freunde</translation>
    </message>
</context>
<context>
    <name>FriendsPane</name>
    <message>
        <source>Friends</source>
        <translation>Freunde</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Personen finden</translation>
    </message>
    <message>
        <source>Find by name or username</source>
        <translation>Nach Name oder Benutzername suchen</translation>
    </message>
    <message>
        <source>As it was when last connected. Friends and blocks can be changed when the connection is back.</source>
        <translation>Stand der letzten Verbindung. Freunde und Blockierungen lassen sich ändern, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Der Server kann gerade nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Niemand auf diesem Server heißt „%1“.</translation>
    </message>
    <message>
        <source>No friends yet</source>
        <translation>Noch keine Freunde</translation>
    </message>
    <message>
        <source>Look for somebody by name and ask them. Once they accept, you find each other here.</source>
        <translation>Suche jemanden nach Namen und frage an. Nach der Zusage findet ihr euch hier.</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Freundschaft anbieten</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>Anfrage annehmen</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Anfrage ablehnen</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>Anfrage zurücknehmen</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Als Freund entfernen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
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
        <translation>Noch sind nicht alle Nachrichten auf diesem Gerät gelesen: Gleich kann mehr gefunden werden.</translation>
    </message>
    <message>
        <source>Without a connection only this device was looked through.</source>
        <translation>Ohne Verbindung wurde nur dieses Gerät durchsucht.</translation>
    </message>
    <message>
        <source>The server did not look (%1). Only this device was looked through.</source>
        <translation>Der Server hat nicht gesucht (%1). Nur dieses Gerät wurde durchsucht.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n older message(s) not here</source>
        <translation>
            <numerusform>%1: %n ältere Nachricht ist nicht hier</numerusform>
            <numerusform>%1: %n ältere Nachrichten sind nicht hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Hole …</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Fetch what is missing of %1</source>
        <translation>Fehlendes aus %1 holen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more channel(s)</source>
        <translation>
            <numerusform>und %n weiterer Kanal</numerusform>
            <numerusform>und %n weitere Kanäle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HookRow</name>
    <message>
        <source>Other programs post by it</source>
        <translation>Andere Programme schreiben darüber</translation>
    </message>
    <message>
        <source>Given up %1: %2</source>
        <translation>Aufgegeben %1: %2</translation>
    </message>
    <message>
        <source>Given up %1</source>
        <translation>Aufgegeben %1</translation>
    </message>
    <message>
        <source>Not taken since %1: %2</source>
        <translation>Nicht angenommen seit %1: %2</translation>
    </message>
    <message>
        <source>Not taken since %1</source>
        <translation>Nicht angenommen seit %1</translation>
    </message>
    <message>
        <source>Up to date with message %1</source>
        <translation>Auf dem Stand von Nachricht %1</translation>
    </message>
    <message>
        <source>Nothing was sent there yet</source>
        <translation>Dorthin ging noch nichts</translation>
    </message>
    <message>
        <source>Send to %1 again</source>
        <translation>Wieder an %1 senden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
</context>
<context>
    <name>HooksPane</name>
    <message>
        <source>The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.</source>
        <translation>Das Geheimnis, mit dem signiert wird, was dorthin geht. Es wird nur dieses eine Mal gezeigt: Gib es dem Programm, das die Signaturen prüft.</translation>
    </message>
    <message>
        <source>The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password.</source>
        <translation>Die Adresse, an der ein Programm hier schreibt. Sie wird nur dieses eine Mal gezeigt; wer sie kennt, kann schreiben, also bewahre sie wie ein Passwort auf.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Neuer Webhook</translation>
    </message>
    <message>
        <source>No webhooks</source>
        <translation>Keine Webhooks</translation>
    </message>
    <message>
        <source>By a webhook another program posts into this channel, or is told of what is written in it.</source>
        <translation>Über einen Webhook schreibt ein anderes Programm in diesen Kanal oder erfährt, was darin geschrieben wird.</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>Webhooks are kept by the server: they are shown and changed while there is a connection to it.</source>
        <translation>Webhooks liegen auf dem Server: Sie werden gezeigt und geändert, solange es eine Verbindung zu ihm gibt.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Its address or its secret is worth nothing from then on. What it wrote stays.</source>
        <translation>Seine Adresse oder sein Geheimnis gilt von da an nicht mehr. Was er geschrieben hat, bleibt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>HoverBar</name>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Antworten zeigen</translation>
    </message>
</context>
<context>
    <name>InviteRow</name>
    <message>
        <source>Into a channel, made %1</source>
        <translation>In einen Kanal, erstellt %1</translation>
    </message>
    <message>
        <source>Into the server, made %1</source>
        <translation>Auf den Server, erstellt %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n use(s)</source>
        <translation>
            <numerusform>%1 von %n Verwendung</numerusform>
            <numerusform>%1 von %n Verwendungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>%n-mal verwendet</numerusform>
            <numerusform>%n-mal verwendet</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>abgelaufen %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Remove this invite</source>
        <translation>Diese Einladung entfernen</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>In %1 einladen</translation>
    </message>
    <message>
        <source>Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.</source>
        <translation>Wer diesen Link hat, kann auf diesem Server ein Konto anlegen und kommt in den Kanal. Gib ihn nur denen, die du meinst.</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>InvitesPart</name>
    <message>
        <source>New invite</source>
        <translation>Neue Einladung</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Older invites are not listed.</source>
        <translation>Ältere Einladungen stehen hier nicht.</translation>
    </message>
    <message>
        <source>No invites</source>
        <translation>Keine Einladungen</translation>
    </message>
    <message>
        <source>Where not everybody may sign up, an invite lets people make an account here.</source>
        <translation>Wo sich nicht jeder anmelden darf, öffnet eine Einladung den Weg zu einem Konto.</translation>
    </message>
    <message>
        <source>Remove this invite?</source>
        <translation>Diese Einladung entfernen?</translation>
    </message>
    <message>
        <source>From now on nobody comes by it. Whoever came already stays.</source>
        <translation>Ab jetzt kommt niemand mehr durch sie herein. Wer schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>KeyBanner</name>
    <message>
        <source>Message %1, which others here were shown, is kept from you. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Nachricht %1, die anderen hier gezeigt wurde, wird dir vorenthalten. Der Server oder jemandes Programm sagt nicht die Wahrheit: Frage die anderen auf anderem Weg.</translation>
    </message>
    <message>
        <source>Message %1, which you see, was kept from somebody here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Nachricht %1, die du siehst, wurde jemandem hier vorenthalten. Der Server oder jemandes Programm sagt nicht die Wahrheit: Frage die anderen auf anderem Weg.</translation>
    </message>
    <message>
        <source>Message %1 was said before: the server shows it for a second time.</source>
        <translation>Nachricht %1 wurde schon einmal gesagt: Der Server zeigt sie ein zweites Mal.</translation>
    </message>
    <message>
        <source>Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Nachricht %1 wurde geändert oder gelöscht, wie anderen hier gezeigt wurde, und dir wird gezeigt, was vorher darin stand. Der Server oder jemandes Programm sagt nicht die Wahrheit: Frage die anderen auf anderem Weg.</translation>
    </message>
    <message>
        <source>You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Dir werden andere Reaktionen auf Nachricht %1 gezeigt als anderen hier: Eine wird dir vorenthalten, oder gezeigt, obwohl sie zurückgenommen wurde. Der Server oder jemandes Programm sagt nicht die Wahrheit: Frage die anderen auf anderem Weg.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.</source>
        <translation>Das Geräteprotokoll des Servers nennt eines von dir, das keines deiner Geräte hinzugefügt hat. Er hat es vielleicht anderen gezeigt: Frage, wer den Server betreibt, und sag es ihnen.</translation>
    </message>
    <message>
        <source>Somebody here is shown another log of devices than you. The server or somebody&apos;s program does not tell the truth: compare your safety numbers.</source>
        <translation>Jemandem hier wird ein anderes Geräteprotokoll gezeigt als dir. Der Server oder jemandes Programm sagt nicht die Wahrheit: Vergleicht eure Sicherheitsnummern.</translation>
    </message>
    <message>
        <source>The server shows somebody&apos;s devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.</source>
        <translation>Der Server zeigt Geräte von jemandem, die nicht in seinem Protokoll stehen. Bis das geklärt ist, wird ihnen nichts gesendet: Frage, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.</source>
        <translation>Das Geräteprotokoll des Servers ist ein anderes als zuvor. Bis das geklärt ist, wird neuen Geräten nichts gesendet: Frage, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>As message %1 you are shown another one than others here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Als Nachricht %1 wird dir eine andere gezeigt als anderen hier. Der Server oder jemandes Programm sagt nicht die Wahrheit: Frage die anderen auf anderem Weg.</translation>
    </message>
    <message>
        <source>The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>Der Server zeigt andere Schlüssel dieser Person als bisher. Bis das geklärt ist, wird nichts gesendet: Vergleicht eure Sicherheitsnummern.</translation>
    </message>
    <message>
        <source>The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>Der Server zeigt andere Schlüssel von jemandem hier als bisher. Bis das geklärt ist, wird nichts gesendet: Vergleicht eure Sicherheitsnummern.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted messages yet. Let it in on another device of yours, or by your recovery key.</source>
        <translation>Dieses Gerät kann verschlüsselte Nachrichten noch nicht lesen. Lass es auf einem anderen deiner Geräte zu, oder mit deinem Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read. What is encrypted stays shut.</source>
        <translation>Die Schlüssel dieses Profils können nicht gelesen werden. Verschlüsseltes bleibt zu.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Dieses Gerät wurde von der Liste deines Kontos genommen: Melde dich neu an.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Die Schlüssel dieses Geräts sind verloren: Melde dich ab und wieder an.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>Zeigen, wie</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer: what is encrypted stays shut until it does.</source>
        <translation>Der Schlüsselbund des Desktops antwortet nicht: Bis dahin bleibt Verschlüsseltes zu.</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Protokoll annehmen</translation>
    </message>
    <message>
        <source>Everybody who signed who is in this conversation has removed their account, so this device can&apos;t check the list. Nothing is sent until you accept it: look through the members first.</source>
        <translation>Alle, die unterschrieben haben, wer in dieser Unterhaltung ist, haben ihr Konto entfernt; dieses Gerät kann die Liste deshalb nicht prüfen. Bis du sie annimmst, wird nichts gesendet: Sieh zuerst die Mitglieder durch.</translation>
    </message>
    <message>
        <source>The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.</source>
        <translation>Der Server zeigt eine andere Liste derer, die hier eingelassen wurden, als zuvor. Bis das geklärt ist, wird nichts gesendet: Frage, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.</source>
        <translation>Noch hat dich hier niemand eingelassen: Was die anderen schreiben, wird nicht für dich verschlüsselt. Frage einen Admin dieser Unterhaltung.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.</source>
        <translation>Der Server führt %1 auf, und niemand hier hat das Einlassen bestätigt. Bis du es tust, wird nichts dafür verschlüsselt.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.</source>
        <translation>Der Server führt %1 auf, und niemand hier hat das Einlassen bestätigt. Bis ein Admin es tut, wird nichts dafür verschlüsselt.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.</source>
        <translation>Von jetzt an unterschreiben die Mitglieder, wer in dieser Unterhaltung ist. Begonnen hat es mit denen, die der Server für %1 aufgeführt hatte: Sieh nach, ob du alle kennst.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.</source>
        <translation>Von jetzt an unterschreiben die Mitglieder, wer in dieser Unterhaltung ist. Begonnen hat es mit denen, die der Server für dich aufgeführt hatte: Sieh nach, ob du alle kennst.</translation>
    </message>
    <message>
        <source>Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.</source>
        <translation>Noch hat niemand unterschrieben, wer in dieser Unterhaltung ist: Der Server sagt, für wen verschlüsselt wird. Das Gerät eines Admins unterschreibt, sobald es online ist.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Liste annehmen</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Einlassen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>KeyDeviceRow</name>
    <message>
        <source>A device that the server does not name</source>
        <translation>Ein Gerät, das der Server nicht nennt</translation>
    </message>
    <message>
        <source>reads encrypted channels</source>
        <translation>liest verschlüsselte Kanäle</translation>
    </message>
    <message>
        <source>does not read encrypted channels</source>
        <translation>liest keine verschlüsselten Kanäle</translation>
    </message>
    <message>
        <source>%1 · this device</source>
        <translation>%1 · dieses Gerät</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Compare the digits of %1 and let it in</source>
        <translation>Ziffern von %1 vergleichen und es zulassen</translation>
    </message>
    <message>
        <source>asks to be let in</source>
        <translation>möchte zugelassen werden</translation>
    </message>
</context>
<context>
    <name>KeyMapSheet</name>
    <message>
        <source>Go to a channel or a person</source>
        <translation>Zu einem Kanal oder einer Person</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Search in everything</source>
        <translation>In allem suchen</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty field</source>
        <translation>Letzte eigene Nachricht bearbeiten, im leeren Feld</translation>
    </message>
    <message>
        <source>Mention somebody</source>
        <translation>Jemanden erwähnen</translation>
    </message>
    <message>
        <source>Paste text, a picture or files</source>
        <translation>Text, ein Bild oder Dateien einfügen</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Zum nächsten Bedienelement</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Ein anderes Konto</translation>
    </message>
    <message>
        <source>On a message: what can be done with it</source>
        <translation>Auf einer Nachricht: was man mit ihr tun kann</translation>
    </message>
    <message>
        <source>To the newest message, in the conversation</source>
        <translation>Zur neuesten Nachricht, in der Unterhaltung</translation>
    </message>
    <message>
        <source>Pick an emoji</source>
        <translation>Ein Emoji auswählen</translation>
    </message>
    <message>
        <source>To the first new message, in the conversation</source>
        <translation>Zur ersten neuen Nachricht, in der Unterhaltung</translation>
    </message>
    <message>
        <source>Mark as read, where new messages are offered; else back</source>
        <translation>Als gelesen markieren, wo neue Nachrichten angeboten werden; sonst zurück</translation>
    </message>
    <message>
        <source>On a message: its thread</source>
        <translation>Auf einer Nachricht: die Antworten darauf</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>As the channel keeps it</source>
        <translation>Wie im Kanal üblich</translation>
    </message>
    <message>
        <source>Goes after %1</source>
        <translation>Verschwindet nach %1</translation>
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
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>Liest nur</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, that is you</source>
        <translation>%1, das bist du</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Was mit %1 geschehen soll</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Make admin</source>
        <translation>Zum Admin machen</translation>
    </message>
    <message>
        <source>Make ordinary member</source>
        <translation>Zum einfachen Mitglied machen</translation>
    </message>
    <message>
        <source>Let only read</source>
        <translation>Nur lesen lassen</translation>
    </message>
    <message>
        <source>Remove from channel</source>
        <translation>Aus dem Kanal entfernen</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>Kanal verlassen</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Sicherheitsnummern vergleichen</translation>
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
        <translation>Personen zum Erwähnen</translation>
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
        <translation>Datei %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 um %2: %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Von allen gelesen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Goes by itself on %1</source>
        <translation>Verschwindet von selbst am %1</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>Verschwindet von selbst</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <translation>Erwähnt dich</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
    <message>
        <source>Message no longer here</source>
        <translation>Nachricht nicht mehr hier</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Diese Nachricht braucht eine neuere Version von Dunlin.</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>bearbeitet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>Profil von %1</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Antworten zeigen</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Wer sie gelesen hat</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>Frühere Fassungen</translation>
    </message>
</context>
<context>
    <name>ModeStrip</name>
    <message>
        <source>Stop editing</source>
        <translation>Nicht mehr bearbeiten</translation>
    </message>
    <message>
        <source>Don&apos;t reply</source>
        <translation>Nicht antworten</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Name that others see</source>
        <translation>Name, den andere sehen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 neu</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Freunde</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Neuigkeiten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>Dein Status: %1</translation>
    </message>
    <message>
        <source>Your status: not connected</source>
        <translation>Dein Status: nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s) in other accounts</source>
        <translation>
            <numerusform>%n ungelesene Nachricht in anderen Konten</numerusform>
            <numerusform>%n ungelesene Nachrichten in anderen Konten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChannelSheet</name>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>e.g. garden</source>
        <translation>z. B. garten</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Ein Kanal braucht einen Namen.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür er da ist</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Only people who are added or have an invite link get in.</source>
        <translation>Nur wer hinzugefügt wird oder einen Einladungslink hat, kommt hinein.</translation>
    </message>
    <message>
        <source>Everyone on this server can find and join it.</source>
        <translation>Alle auf diesem Server können ihn finden und beitreten.</translation>
    </message>
    <message>
        <source>Don&apos;t add %1</source>
        <translation>%1 nicht hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Ende-zu-Ende-verschlüsselt</translation>
    </message>
    <message>
        <source>Not from this device: its keys can&apos;t be read or are lost.</source>
        <translation>Nicht von diesem Gerät aus: Seine Schlüssel sind nicht lesbar oder verloren.</translation>
    </message>
    <message>
        <source>Whoever runs the server can read what is written here.</source>
        <translation>Wer den Server betreibt, kann lesen, was hier geschrieben wird.</translation>
    </message>
    <message>
        <source>The server can read public channels; only private ones can be end-to-end encrypted.</source>
        <translation>Öffentliche Kanäle kann der Server lesen; nur private können Ende-zu-Ende-verschlüsselt sein.</translation>
    </message>
    <message>
        <source>Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.</source>
        <translation>Texte, Reaktionen und Dateien sind versiegelt. Nicht versiegelt: Mitglieder, Zeiten, Namen, Lesemarken, Angeheftetes. Das bleibt für immer so.</translation>
    </message>
</context>
<context>
    <name>NewHookSheet</name>
    <message>
        <source>The server calls no such address: it has to be https, and not inside its own network.</source>
        <translation>Eine solche Adresse ruft der Server nicht auf: Sie muss mit https beginnen und außerhalb seines eigenen Netzes liegen.</translation>
    </message>
    <message>
        <source>This channel has as many webhooks as a channel may have.</source>
        <translation>Dieser Kanal hat so viele Webhooks, wie ein Kanal haben darf.</translation>
    </message>
    <message>
        <source>Only admins of the channel make webhooks.</source>
        <translation>Nur Admins des Kanals legen Webhooks an.</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Neuer Webhook</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>Posts here</source>
        <translation>Schreibt hier</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>Erfährt davon</translation>
    </message>
    <message>
        <source>From now on every message that a person writes here is sent to this address, signed, in order.</source>
        <translation>Von jetzt an geht jede Nachricht, die ein Mensch hier schreibt, signiert und der Reihe nach an diese Adresse.</translation>
    </message>
    <message>
        <source>You get an address at which another program posts into this channel. Whoever knows it can.</source>
        <translation>Du bekommst eine Adresse, an der ein anderes Programm in diesen Kanal schreibt. Wer sie kennt, kann das.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Under it everybody sees it among the members.</source>
        <translation>Darunter sehen ihn alle bei den Mitgliedern.</translation>
    </message>
    <message>
        <source>A webhook needs a name.</source>
        <translation>Ein Webhook braucht einen Namen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>An address that begins with https://.</source>
        <translation>Eine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Make the webhook</source>
        <translation>Webhook anlegen</translation>
    </message>
</context>
<context>
    <name>NewInviteSheet</name>
    <message>
        <source>New invite</source>
        <translation>Neue Einladung</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>Für wie viele Personen</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>Ten</source>
        <translation>Zehn</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>Einladung erstellen</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>There is no push service on this device now.</source>
        <translation>Auf diesem Gerät ist gerade kein Push-Dienst.</translation>
    </message>
    <message>
        <source>Waiting for an answer of %1 and of your server.</source>
        <translation>Wartet auf Antwort von %1 und von deinem Server.</translation>
    </message>
    <message>
        <source>By %1. It learns when, and nothing of what was written.</source>
        <translation>Durch %1. Es erfährt, wann, und nichts von dem, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>Your server wakes nobody.</source>
        <translation>Dein Server weckt niemanden.</translation>
    </message>
    <message>
        <source>%1 or your server refused. It is tried again later.</source>
        <translation>%1 oder dein Server hat abgelehnt. Es wird später noch einmal versucht.</translation>
    </message>
    <message>
        <source>By the push service %1, which then learns when something comes, and nothing of what was written.</source>
        <translation>Durch den Push-Dienst %1, der dann erfährt, wann etwas kommt, und nichts von dem, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell of new messages on the desktop</source>
        <translation>Neue Nachrichten auf dem Desktop melden</translation>
    </message>
    <message>
        <source>Not of muted channels, nor while your status is do not disturb.</source>
        <translation>Nicht aus stummen Kanälen und nicht, solange dein Status „Nicht stören“ ist.</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Zeigen, was geschrieben wurde</translation>
    </message>
    <message>
        <source>Not at certain hours</source>
        <translation>Nicht zu bestimmten Zeiten</translation>
    </message>
    <message>
        <source>Every day, on this computer. Reminders that you asked for come all the same.</source>
        <translation>Jeden Tag, auf diesem Computer. Erinnerungen, um die du gebeten hast, kommen trotzdem.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Wake this device when the program sleeps</source>
        <translation>Dieses Gerät wecken, wenn das Programm schläft</translation>
    </message>
</context>
<context>
    <name>NotifyMenu</name>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Only mentions</source>
        <translation>Nur Erwähnungen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Mute for %1</source>
        <translation>Stumm für %1</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Alles ist gesendet</translation>
    </message>
    <message>
        <source>What you write without a connection waits here and leaves by itself.</source>
        <translation>Was du ohne Verbindung schreibst, wartet hier und geht von selbst ab.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Edit in %1</source>
        <translation>Änderung in %1</translation>
    </message>
    <message>
        <source>Deletion in %1</source>
        <translation>Löschung in %1</translation>
    </message>
    <message>
        <source>Reaction in %1</source>
        <translation>Reaktion in %1</translation>
    </message>
    <message>
        <source>Reaction taken back in %1</source>
        <translation>Zurückgenommene Reaktion in %1</translation>
    </message>
    <message>
        <source>Pin in %1</source>
        <translation>Anheften in %1</translation>
    </message>
    <message>
        <source>Pin taken off in %1</source>
        <translation>Nicht mehr anheften in %1</translation>
    </message>
    <message>
        <source>Read mark in %1</source>
        <translation>Lesezeichen in %1</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Vom Server abgelehnt</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>Angehalten bei %1 %</translation>
    </message>
    <message>
        <source>Uploaded: %1 %</source>
        <translation>Hochgeladen: %1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>Nächster Versuch um %1</translation>
    </message>
    <message>
        <source>%1, next try at %2</source>
        <translation>%1, nächster Versuch um %2</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Bearbeiten: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Connections of clients</source>
        <translation>Verbindungen der Programme</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>Andere Knoten</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Form of the database</source>
        <translation>Aufbau der Datenbank</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>works</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>works, but not well</source>
        <translation>läuft, aber nicht gut</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Gerade jetzt</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Hier aufbewahrt</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Messages ever sent</source>
        <translation>Je gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Too easy to guess: take five words or more that don&apos;t belong together, and nothing of your password.</source>
        <translation>Zu leicht zu erraten: Nimm fünf Wörter oder mehr, die nicht zusammengehören, und nichts von deinem Passwort.</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Das ist kein Wiederherstellungsschlüssel: Suche nach einem falschen Buchstaben.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>Das ist der Wiederherstellungsschlüssel eines anderen Kontos.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>Das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don&apos;t belong together.</source>
        <translation>Mit ihr allein liest ein neues Gerät verschlüsselte Kanäle, wenn alle anderen fort sind. Wer den Server betreibt, kann sie zu erraten versuchen, solange er will: Nimm fünf Wörter oder mehr, die nicht zusammengehören.</translation>
    </message>
    <message>
        <source>The words of the recovery key</source>
        <translation>Die Wörter des Wiederherstellungsschlüssels</translation>
    </message>
    <message>
        <source>This device does not keep them.</source>
        <translation>Dieses Gerät hebt sie nicht auf.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>At least 16 characters</source>
        <translation>Mindestens 16 Zeichen</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
</context>
<context>
    <name>PasswordAskSheet</name>
    <message>
        <source>The password is wrong.</source>
        <translation>Das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Your other devices are signed out.</source>
        <translation>Deine anderen Geräte werden abgemeldet.</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>It proves that it is you.</source>
        <translation>Es beweist, dass du es bist.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Mindestens 8 Zeichen</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Neues Passwort noch einmal</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Wird geändert …</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, das bist du</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Der Server kann gerade nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Gib einen Namen ein.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Niemand auf diesem Server heißt „%1“.</translation>
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
        <translation>%1, überprüft</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown now.</source>
        <translation>Das Bild kann gerade nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PinsPane</name>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Without a connection only pins among the messages on this device are shown.</source>
        <translation>Ohne Verbindung werden nur angeheftete Nachrichten gezeigt, die auf diesem Gerät sind.</translation>
    </message>
    <message>
        <source>Nothing pinned</source>
        <translation>Nichts angeheftet</translation>
    </message>
    <message>
        <source>Pin a message from its menu to keep it at hand for everybody here.</source>
        <translation>Hefte eine Nachricht über ihr Menü an, damit alle hier sie schnell finden.</translation>
    </message>
</context>
<context>
    <name>PresenceDot</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>nicht stören</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>unsichtbar</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>Send a message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Anfrage von %1 annehmen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Anfrage von %1 ablehnen</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Freundschaft anbieten</translation>
    </message>
    <message>
        <source>Take back the request</source>
        <translation>Anfrage zurücknehmen</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Sicherheitsnummer</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Sicherheitsnummern vergleichen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 blockieren? {1?}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Eigenen Namen ändern</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Anderes Bild</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Als Freund entfernen</translation>
    </message>
    <message>
        <source>Change the line about you</source>
        <translation>Zeile über dich ändern</translation>
    </message>
    <message>
        <source>Add a line about you</source>
        <translation>Etwas über dich schreiben</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>last here %1</source>
        <translation>zuletzt hier %1</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Dein Profil</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Nothing is known here of this person. It can be looked at when the connection is back.</source>
        <translation>Von dieser Person ist hier nichts bekannt. Sie lässt sich ansehen, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>A webhook of a channel</source>
        <translation>Ein Webhook eines Kanals</translation>
    </message>
    <message>
        <source>Safety number compared</source>
        <translation>Sicherheitsnummer verglichen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Unsichtbar</translation>
    </message>
    <message>
        <source>Channels that you share</source>
        <translation>Gemeinsame Kanäle</translation>
    </message>
</context>
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>A channel or a person</source>
        <translation>Ein Kanal oder eine Person</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Gefundene Orte</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Nichts hier heißt so.</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>Reaktionen</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>Mit %1 reagieren</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>Mehr Emoji</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1, %2, one is yours</source>
        <translation>%1, %2, eine von dir</translation>
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
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Wer sie gelesen hat</translation>
    </message>
    <message>
        <source>Nothing is known of anybody else here.</source>
        <translation>Über andere ist hier nichts bekannt.</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Von allen gelesen</translation>
    </message>
    <message>
        <source>Read by %1 of %2, delivered to %3 more</source>
        <translation>Gelesen von %1 von %2, zugestellt an %3 weitere</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>Voice message</source>
        <translation>Sprachnachricht</translation>
    </message>
</context>
<context>
    <name>RecoveryKeySheet</name>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>Wort %1: %2</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>Ich habe ihn aufgeschrieben</translation>
    </message>
    <message>
        <source>Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.</source>
        <translation>Schreib diese Wörter in ihrer Reihenfolge auf und verwahre das Papier, wo es sonst niemand findet: Wer sie hat, kann sich für dich ausgeben. Mit ihnen liest ein neues Gerät verschlüsselte Kanäle, wenn alle anderen fort sind. Von den Nachrichten davor bringen sie zurück, was deine Geräte auf dem Server aufheben.</translation>
    </message>
</context>
<context>
    <name>RenameDeviceSheet</name>
    <message>
        <source>Rename device</source>
        <translation>Gerät umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Enter the recovery key</source>
        <translation>Wiederherstellungsschlüssel eingeben</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Das ist kein Wiederherstellungsschlüssel: Suche nach einem falschen Buchstaben.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>Das ist der Wiederherstellungsschlüssel eines anderen Kontos.</translation>
    </message>
    <message>
        <source>The words, in their order</source>
        <translation>Die Wörter in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Blanks and capital letters don&apos;t matter.</source>
        <translation>Leerzeichen und Großbuchstaben sind gleichgültig.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Let this device in</source>
        <translation>Dieses Gerät zulassen</translation>
    </message>
    <message>
        <source>No passphrase was set for this account.</source>
        <translation>Für dieses Konto wurde keine Passphrase festgelegt.</translation>
    </message>
    <message>
        <source>That is not the passphrase, or the server has changed what it keeps for you.</source>
        <translation>Das ist nicht die Passphrase, oder der Server hat verändert, was er für dich aufhebt.</translation>
    </message>
    <message>
        <source>The server shows what belongs to another account: ask whoever runs it.</source>
        <translation>Der Server zeigt, was zu einem anderen Konto gehört: Frag, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Passphrase eingeben</translation>
    </message>
    <message>
        <source>This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.</source>
        <translation>Dieses Gerät liest dann, was ab jetzt in verschlüsselten Kanälen gesagt wird, und von vorher, was deine Geräte auf dem Server aufheben.</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>Die Passphrase</translation>
    </message>
    <message>
        <source>Enter the words instead</source>
        <translation>Stattdessen die Wörter eingeben</translation>
    </message>
    <message>
        <source>Enter the passphrase instead</source>
        <translation>Stattdessen die Passphrase eingeben</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Words of a message</source>
        <translation>Wörter einer Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>%n Nachricht gefunden</numerusform>
            <numerusform>%n Nachrichten gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>Gefundene Nachrichten</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>Every word has to begin a word of the message.</source>
        <translation>Jedes Wort muss am Anfang eines Wortes der Nachricht stehen.</translation>
    </message>
    <message>
        <source>What is on this device is looked through at once, and what is on the server with it.</source>
        <translation>Was auf diesem Gerät ist, wird sofort durchsucht, und was auf dem Server ist, gleich mit.</translation>
    </message>
</context>
<context>
    <name>SecondFactorSection</name>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>It can be changed when the connection is back.</source>
        <translation>Er lässt sich ändern, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Frage den Server …</translation>
    </message>
    <message>
        <source>On: a sign-in asks for a code of your authenticator app.</source>
        <translation>An: Eine Anmeldung verlangt einen Code deiner Authenticator-App.</translation>
    </message>
    <message>
        <source>Off: a sign-in asks for the password alone.</source>
        <translation>Aus: Eine Anmeldung verlangt nur das Passwort.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn the second factor off</source>
        <translation>Den zweiten Faktor abschalten</translation>
    </message>
    <message>
        <source>Turn the second factor on</source>
        <translation>Den zweiten Faktor einschalten</translation>
    </message>
</context>
<context>
    <name>SecondFactorSheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Turn on the second factor</source>
        <translation>Zweiten Faktor einschalten</translation>
    </message>
    <message>
        <source>From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.</source>
        <translation>Von da an verlangt eine Anmeldung auch einen Code, den eine App auf deinem Telefon zeigt. Angemeldete Geräte bleiben angemeldet.</translation>
    </message>
    <message>
        <source>Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.</source>
        <translation>Nimm das Bild mit deiner Authenticator-App auf oder tippe den Schlüssel ein. Gib dann den Code ein, den sie zeigt.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>QR code of the secret. The secret itself stands below.</source>
        <translation>QR-Code des Schlüssels. Der Schlüssel selbst steht darunter.</translation>
    </message>
    <message>
        <source>Secret: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Code der App</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 Ziffern</translation>
    </message>
    <message>
        <source>The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.</source>
        <translation>Der zweite Faktor ist an. Jeder dieser Codes gilt einmal an Stelle eines Codes der App, wenn das Telefon weg ist. Sie werden nicht noch einmal gezeigt: Bewahre sie dort auf, wo das Telefon nicht ist.</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>Wiederherstellungscode %1: %2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Ich habe sie aufbewahrt</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ServerKnows</name>
    <message>
        <source>What is written here is sealed for the devices of the members: the server can&apos;t read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.</source>
        <translation>Was hier geschrieben wird, ist für die Geräte der Mitglieder versiegelt: Der Server kann es weder lesen noch ändern. Er weiß, wer Mitglied ist, wer wann und wie viel schreibt, was gelesen, angeheftet oder gelöscht wird, und den Namen des Kanals. Er kann ein Mitglied hinzufügen, das dann in dieser Liste steht.</translation>
    </message>
    <message>
        <source>This conversation is not end-to-end encrypted: whoever runs the server can read all of it.</source>
        <translation>Diese Unterhaltung ist nicht Ende-zu-Ende-verschlüsselt: Wer den Server betreibt, kann alles lesen.</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Ende-zu-Ende-verschlüsselt</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>Was der Server weiß</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.</source>
        <translation>Als Symbol in der Leiste, das Ungelesenes zählt. Strg+Q beendet das Programm.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the outbox</source>
        <translation>
            <numerusform>%n Nachricht wartet im Ausgang</numerusform>
            <numerusform>%n Nachrichten warten im Ausgang</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Dunlin %1</source>
        <translation>Dunlin %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).</source>
        <translation>Chat auf dem eigenen Server. Freie Software unter der GNU General Public License, Version 3 oder später. Mit der Schrift Inter (SIL Open Font License) und Symbolen von Lucide (ISC).</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>Tastatur (F1)</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Abmelden?</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not yet sent will be lost, and everything kept on this device is removed.</source>
        <translation>
            <numerusform>%n noch nicht gesendete Nachricht geht verloren, und alles, was auf diesem Gerät aufgehoben ist, wird entfernt.</numerusform>
            <numerusform>%n noch nicht gesendete Nachrichten gehen verloren, und alles, was auf diesem Gerät aufgehoben ist, wird entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything kept on this device is removed. Your messages stay on the server.</source>
        <translation>Alles, was auf diesem Gerät aufgehoben ist, wird entfernt. Deine Nachrichten bleiben auf dem Server.</translation>
    </message>
    <message>
        <source>Look after this server</source>
        <translation>Diesen Server verwalten</translation>
    </message>
    <message>
        <source>Other accounts (%1 unread)</source>
        <translation>Andere Konten (%1 ungelesen)</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Andere Konten</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Eigenen Namen ändern</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pick a conversation</source>
        <translation>Wähle eine Unterhaltung</translation>
    </message>
    <message>
        <source>Welcome to Dunlin</source>
        <translation>Willkommen bei Dunlin</translation>
    </message>
    <message>
        <source>Choose one on the left, or go to one with Ctrl+K.</source>
        <translation>Wähle links eine aus oder springe mit Strg+K zu einer.</translation>
    </message>
    <message>
        <source>Make a channel and invite people, or look who else is here.</source>
        <translation>Lege einen Kanal an und lade Leute ein, oder sieh nach, wer sonst noch hier ist.</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Nothing here opens this link.</source>
        <translation>Hier öffnet nichts diesen Link.</translation>
    </message>
</context>
<context>
    <name>ShellConversation</name>
    <message>
        <source>Accept this log of devices?</source>
        <translation>Dieses Geräteprotokoll annehmen?</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.</source>
        <translation>Tu das nur, wenn dir, wer den Server betreibt, auf einem anderen Weg als über diesen Server gesagt hat, warum das Protokoll ein anderes ist: etwa, weil eine ältere Sicherung eingespielt wurde. Von da an hält dieses Gerät das Protokoll, das der Server jetzt zeigt, für das richtige. Was der Server bis jetzt verborgen haben könnte, fällt dann nicht mehr auf, und Nachrichten gehen wieder an die neuen Geräte.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Protokoll annehmen</translation>
    </message>
    <message>
        <source>Accept this list of members?</source>
        <translation>Diese Mitgliederliste annehmen?</translation>
    </message>
    <message>
        <source>Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.</source>
        <translation>Alle, die diese Liste unterschrieben haben, haben ihr Konto entfernt, und niemand kann sie mehr prüfen. Tu das nur, wenn du alle Mitglieder kennst und sie hierher gehören: Von da an gelten für dieses Gerät die als eingelassen, die in der Liste stehen, die der Server jetzt zeigt.</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.</source>
        <translation>Tu das nur, wenn dir, wer den Server betreibt, auf einem anderen Weg als über diesen Server gesagt hat, warum die Liste eine andere ist: etwa, weil eine ältere Sicherung eingespielt wurde. Von da an gelten für dieses Gerät die als eingelassen, die in der Liste stehen, die der Server jetzt zeigt. Sieh danach die Mitglieder durch.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Liste annehmen</translation>
    </message>
    <message>
        <source>They are let in as soon as they have a device that can read encrypted messages.</source>
        <translation>Das Einlassen geschieht, sobald ein Gerät da ist, das Verschlüsseltes lesen kann.</translation>
    </message>
    <message>
        <source>The list of members counts as it is now</source>
        <translation>Die Mitgliederliste gilt, wie sie jetzt ist</translation>
    </message>
</context>
<context>
    <name>ShellForward</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 schrieb:</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>Weiterleiten an</translation>
    </message>
    <message>
        <source>This conversation is not encrypted: what you send on here can be read by the server.</source>
        <translation>Diese Unterhaltung ist nicht verschlüsselt: Was du hierhin weiterleitest, kann der Server lesen.</translation>
    </message>
</context>
<context>
    <name>ShellFriends</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>%1 als Freund entfernen?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Ihr könnt euch weiterhin schreiben. Um wieder Freunde zu sein, muss einer von euch anfragen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>Die Person kann dir nicht schreiben und keine Freundschaft anbieten, und sie erfährt nichts davon. Was zwischen euch war, endet. In gemeinsamen Kanälen seht ihr euch weiterhin.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
</context>
<context>
    <name>ShellInvite</name>
    <message>
        <source>Invite link copied</source>
        <translation>Einladungslink kopiert</translation>
    </message>
</context>
<context>
    <name>ShellLists</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.</source>
        <translation>Der Schlüsselbund des Desktops antwortet nicht. Gezeigt wird, was auf diesem Gerät liegt; die Verbindung und alles Verschlüsselte warten auf ihn.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>A device of yours asks to read encrypted channels.</source>
        <translation>Eines deiner Geräte möchte verschlüsselte Kanäle lesen.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>ShellMembers</name>
    <message>
        <source>Leave %1?</source>
        <translation>%1 verlassen?</translation>
    </message>
    <message>
        <source>It is private: you will need a new invitation to come back.</source>
        <translation>Er ist privat: Um zurückzukommen, brauchst du eine neue Einladung.</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>Du kannst jederzeit wieder beitreten.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>They no longer see what is written in %1 from now on.</source>
        <translation>Was von nun an in %1 geschrieben wird, ist dort nicht mehr zu sehen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ShellNews</name>
    <message>
        <source>%1 has no keys for encryption on this server yet: the server can read this conversation.</source>
        <translation>%1 hat auf diesem Server noch keine Schlüssel zum Verschlüsseln: Der Server kann diese Unterhaltung lesen.</translation>
    </message>
    <message>
        <source>This device has no keys for encryption: the server can read this conversation.</source>
        <translation>Dieses Gerät hat keine Schlüssel zum Verschlüsseln: Der Server kann diese Unterhaltung lesen.</translation>
    </message>
    <message>
        <source>You and %1 are friends now</source>
        <translation>Du und %1 seid jetzt Freunde</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>%1 wurde gefragt</translation>
    </message>
    <message>
        <source>Password changed. Your other devices are signed out.</source>
        <translation>Passwort geändert. Deine anderen Geräte sind abgemeldet.</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>Der zweite Faktor ist aus</translation>
    </message>
    <message>
        <source>The log of devices counts as it is now</source>
        <translation>Das Geräteprotokoll gilt, wie es jetzt ist</translation>
    </message>
</context>
<context>
    <name>ShellProfile</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>%1 als Freund entfernen?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Ihr könnt euch weiterhin schreiben. Um wieder Freunde zu sein, muss einer von euch anfragen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>Die Person kann dir nicht schreiben und keine Freundschaft anbieten, und sie erfährt nichts davon. Was zwischen euch war, endet. In gemeinsamen Kanälen seht ihr euch weiterhin.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Make an account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in to Dunlin</source>
        <translation>Bei Dunlin anmelden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>The address you were given, or an invite link.</source>
        <translation>Die Adresse, die du bekommen hast, oder ein Einladungslink.</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>Welcher Server?</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>3 to 32 of a-z, 0-9, dot, dash, underscore.</source>
        <translation>3 bis 32 Zeichen: a-z, 0-9, Punkt, Bindestrich, Unterstrich.</translation>
    </message>
    <message>
        <source>Who are you on that server?</source>
        <translation>Wer bist du auf diesem Server?</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>8 characters or more; a few unusual words are best.</source>
        <translation>8 Zeichen oder mehr; am besten ein paar ungewöhnliche Wörter.</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>Mindestens 8 Zeichen.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Das Passwort fehlt.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>The account has a second factor: the code of your authenticator app, or a recovery code.</source>
        <translation>Das Konto hat einen zweiten Faktor: den Code deiner Authenticator-App oder einen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>Der Code fehlt.</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>Dein Name, wie andere ihn sehen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>The first account on a new server needs none and becomes its administrator.</source>
        <translation>Das erste Konto auf einem neuen Server braucht keine und verwaltet ihn dann.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Ich habe ein Konto</translation>
    </message>
    <message>
        <source>I have no account yet</source>
        <translation>Ich habe noch kein Konto</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Andere Konten</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. If you are signed in here, wait for it or try again.</source>
        <translation>Der Schlüsselbund des Desktops antwortet nicht. Wenn du hier angemeldet bist, warte auf ihn oder versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>No skin tone</source>
        <translation>Keine Hautfarbe</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>Helle Hautfarbe</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>Mittelhelle Hautfarbe</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>Mittlere Hautfarbe</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>Mitteldunkle Hautfarbe</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>Dunkle Hautfarbe</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Hautfarbe</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Underline misspelt words</source>
        <translation>Falsch geschriebene Wörter unterstreichen</translation>
    </message>
    <message>
        <source>There is no dictionary for this language on this computer.</source>
        <translation>Auf diesem Computer gibt es kein Wörterbuch für diese Sprache.</translation>
    </message>
    <message>
        <source>Looked up on this computer, in the dictionary %1.</source>
        <translation>Nachgeschlagen auf diesem Computer, im Wörterbuch %1.</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Message someone</source>
        <translation>Jemandem schreiben</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>Kanäle durchstöbern</translation>
    </message>
    <message>
        <source>Use an invite link</source>
        <translation>Einladungslink verwenden</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Unsichtbar</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Konten…</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Dein Profil</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>Status and privacy</source>
        <translation>Status und Privatsphäre</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Unsichtbar</translation>
    </message>
    <message>
        <source>Others see you as not there. What you write is seen, of course.</source>
        <translation>Andere sehen dich als nicht da. Was du schreibst, wird natürlich gesehen.</translation>
    </message>
    <message>
        <source>Others see that you don&apos;t want to be disturbed, and this computer does not tell of new messages.</source>
        <translation>Andere sehen, dass du nicht gestört werden möchtest, und dieser Rechner meldet keine neuen Nachrichten.</translation>
    </message>
    <message>
        <source>Others see that you are not at your computer.</source>
        <translation>Andere sehen, dass du nicht an deinem Rechner bist.</translation>
    </message>
    <message>
        <source>Ten minutes without a key or a movement show you as away, until you are back.</source>
        <translation>Zehn Minuten ohne Taste oder Bewegung zeigen dich als abwesend, bis du zurück bist.</translation>
    </message>
    <message>
        <source>Show when I was last here</source>
        <translation>Zeigen, wann ich zuletzt hier war</translation>
    </message>
    <message>
        <source>To those who may see your status, while you are not there.</source>
        <translation>Denen, die deinen Status sehen dürfen, solange du nicht da bist.</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Messages and keys</source>
        <translation>Nachrichten und Schlüssel</translation>
    </message>
    <message>
        <source>Fetched files and pictures</source>
        <translation>Geladene Dateien und Bilder</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>Nothing was removed: something that waits to be sent can&apos;t be read now.</source>
        <translation>Nichts wurde entfernt: etwas, das auf das Senden wartet, kann gerade nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Free space?</source>
        <translation>Platz schaffen?</translation>
    </message>
    <message>
        <source>Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.</source>
        <translation>Geladene Dateien und Bilder (%1) werden von diesem Gerät entfernt und wieder geladen, wenn du sie ansiehst. Nachrichten, Entwürfe, Schlüssel und was auf das Senden wartet bleiben.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>Hier entfernen</translation>
    </message>
</context>
<context>
    <name>SwitcherRow</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n ungelesene Nachricht</numerusform>
            <numerusform>%1, %n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadLine</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, show thread</source>
        <translation>%1, zeigen</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Your role here is to read</source>
        <translation>Du kannst hier nur lesen</translation>
    </message>
    <message>
        <source>Only the newest replies are shown.</source>
        <translation>Nur die neuesten Antworten werden gezeigt.</translation>
    </message>
    <message>
        <source>Some messages of this conversation are not on this device; replies may be among them.</source>
        <translation>Manche Nachrichten dieser Unterhaltung sind nicht auf diesem Gerät; darunter können Antworten sein.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>In der Unterhaltung zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>the thread</source>
        <translation>den Antworten</translation>
    </message>
    <message>
        <source>Reply in the thread</source>
        <translation>Hier antworten</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Hier kannst du nur lesen.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>Diese Nachricht löschen?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Sie verschwindet für alle im Kanal. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>TimeSpin</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages in %1</source>
        <translation>Nachrichten in %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>Schreibe die erste Nachricht an %1.</translation>
    </message>
    <message>
        <source>When somebody writes in %1, it shows here.</source>
        <translation>Wenn jemand in %1 schreibt, steht es hier.</translation>
    </message>
    <message>
        <source>Goes %1</source>
        <translation>Verschwindet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Zur neuesten springen</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
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
        <translation>Angehalten bei %1 %</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>Wird hochgeladen, %1 %</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>Weiter hochladen</translation>
    </message>
    <message>
        <source>Pause the upload</source>
        <translation>Hochladen anhalten</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>Nicht senden</translation>
    </message>
</context>
<context>
    <name>UnreadBar</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since %1</source>
        <translation>
            <numerusform>%n neue Nachricht seit %1</numerusform>
            <numerusform>%n neue Nachrichten seit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invite link</source>
        <translation>Einladungslink verwenden</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>account is shut</source>
        <translation>Konto ist gesperrt</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Verwalter</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>zweiter Faktor</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
</context>
<context>
    <name>UsersPart</name>
    <message>
        <source>Search accounts</source>
        <translation>Konten suchen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>No account&apos;s name contains “%1”.</source>
        <translation>Kein Kontoname enthält „%1“.</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Zum Verwalter machen</translation>
    </message>
    <message>
        <source>No longer an admin</source>
        <translation>Nicht mehr Verwalter</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Remove second factor</source>
        <translation>Zweiten Faktor entfernen</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Überall abmelden</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>Konto sperren</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Konto wieder öffnen</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>%1 zum Verwalter machen?</translation>
    </message>
    <message>
        <source>Admins can shut accounts, give them other passwords, and remove channels. They can&apos;t read what is not theirs.</source>
        <translation>Verwalter können Konten sperren, ihnen andere Passwörter geben und Kanäle entfernen. Was ihnen nicht gehört, können sie nicht lesen.</translation>
    </message>
    <message>
        <source>New password for %1?</source>
        <translation>Neues Passwort für %1?</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>Zweiten Faktor von %1 entfernen?</translation>
    </message>
    <message>
        <source>From then on the password alone signs in. Be sure that it is the owner who asks.</source>
        <translation>Danach genügt das Passwort allein. Vergewissere dich, dass der Besitzer darum bittet.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Shut the account of %1?</source>
        <translation>Konto von %1 sperren?</translation>
    </message>
    <message>
        <source>Every device is signed out, and nobody can sign in until it is opened again. What was written stays.</source>
        <translation>Jedes Gerät wird abgemeldet, und niemand kann sich anmelden, bis es wieder geöffnet wird. Was geschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>The old one stops working, and every device of the account is signed out.</source>
        <translation>Das alte gilt nicht mehr, und jedes Gerät des Kontos wird abgemeldet.</translation>
    </message>
</context>
<context>
    <name>VerifySheet</name>
    <message>
        <source>Safety number with %1</source>
        <translation>Sicherheitsnummer mit %1</translation>
    </message>
    <message>
        <source>%1 has no keys to compare yet: they have not signed in with a program that encrypts.</source>
        <translation>%1 hat noch keine Schlüssel zum Vergleichen: Dort hat sich noch niemand mit einem Programm angemeldet, das verschlüsselt.</translation>
    </message>
    <message>
        <source>This can be looked at when the connection is back.</source>
        <translation>Das lässt sich ansehen, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The safety number is another one by now. Close this and compare again.</source>
        <translation>Die Sicherheitsnummer ist inzwischen eine andere. Schließe dies und vergleiche neu.</translation>
    </message>
    <message>
        <source>The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.</source>
        <translation>Der Server zeigt andere Schlüssel von einem von euch als bisher. Solange wird dorthin nichts gesendet. Frage %1 auf anderem Weg nach einem neuen Konto, und wer den Server betreibt.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.</source>
        <translation>Vergleiche diese Ziffern mit %1, von Angesicht zu Angesicht oder am Telefon. Sind sie auf beiden Bildschirmen gleich, steht niemand zwischen euch, und der Server hat kein Gerät erfunden.</translation>
    </message>
    <message>
        <source>QR code of the safety number. The digits stand below.</source>
        <translation>QR-Code der Sicherheitsnummer. Die Ziffern stehen darunter.</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Sicherheitsnummer</translation>
    </message>
    <message>
        <source>You compared it on this device.</source>
        <translation>Du hast sie auf diesem Gerät verglichen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not verified any more</source>
        <translation>Nicht mehr überprüft</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie sind gleich</translation>
    </message>
    <message>
        <source>That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.</source>
        <translation>Das ist nicht der Code von %1 mit dir. Wenn er so auf dem anderen Bildschirm steht, zeigt der Server euch beiden verschiedene Schlüssel: Schreib nichts, was sonst niemand lesen darf.</translation>
    </message>
    <message>
        <source>%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.</source>
        <translation>%1 sieht andere Geräte als du: Der Server hat vielleicht eines erfunden. Schreib nichts, was sonst niemand lesen darf.</translation>
    </message>
    <message>
        <source>%1 knows of a device that you have not heard of yet. Close this and compare again.</source>
        <translation>%1 kennt ein Gerät, von dem du noch nichts weißt. Schließ dies und vergleiche noch einmal.</translation>
    </message>
    <message>
        <source>That is no code of a safety number.</source>
        <translation>Das ist kein Code einer Sicherheitsnummer.</translation>
    </message>
    <message>
        <source>Read their code…</source>
        <translation>Code einlesen …</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>%1 wird geholt</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>%1 abspielen</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>Stelle in %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>%1, the longest there is</source>
        <translation>%1, länger geht es nicht</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>Aufgenommen, %1</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>Aufnahme läuft, %1</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>Aufnahme verwerfen</translation>
    </message>
    <message>
        <source>Queue voice message</source>
        <translation>Sprachnachricht vormerken</translation>
    </message>
    <message>
        <source>Send voice message</source>
        <translation>Sprachnachricht senden</translation>
    </message>
</context>
<context>
    <name>WordingsSheet</name>
    <message>
        <source>Earlier wordings</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>No earlier wording is on this device.</source>
        <translation>Auf diesem Gerät gibt es keine frühere Fassung.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.</source>
        <translation>Nur was dieses Gerät gesehen hat: Was geändert wurde, bevor es hier ankam oder während das Gerät weg war, ist nicht dabei. Sie verschwinden mit der Nachricht.</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>Die Aufnahme wurde verworfen.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::CodeReader</name>
    <message>
        <source>The camera is gone, or may not be used.</source>
        <translation>Die Kamera ist weg oder darf nicht benutzt werden.</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>Das ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>There is no code in that picture.</source>
        <translation>In diesem Bild ist kein Code.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::DesktopNotifier</name>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read here yet</source>
        <translation>Eine Nachricht, die hier noch nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Sprachnachricht</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayItem</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayMenu</name>
    <message>
        <source>Open Dunlin</source>
        <translation>Dunlin öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoicePlayer</name>
    <message>
        <source>It can&apos;t be played here.</source>
        <translation>Das lässt sich hier nicht abspielen.</translation>
    </message>
    <message>
        <source>It can&apos;t be fetched now.</source>
        <translation>Das lässt sich gerade nicht holen.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoiceRecorder</name>
    <message>
        <source>There is no microphone.</source>
        <translation>Es ist kein Mikrofon da.</translation>
    </message>
    <message>
        <source>Nothing can be recorded here.</source>
        <translation>Hier kann nichts aufgenommen werden.</translation>
    </message>
    <message>
        <source>The microphone can&apos;t be opened.</source>
        <translation>Das Mikrofon lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The microphone is gone. What it heard can still be sent.</source>
        <translation>Das Mikrofon ist weg. Was es gehört hat, kann noch gesendet werden.</translation>
    </message>
    <message>
        <source>Nothing was heard yet.</source>
        <translation>Es war noch nichts zu hören.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>Die Aufnahme konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The microphone is not allowed to this program. The system&apos;s settings have a switch for it.</source>
        <translation>Das Mikrofon ist diesem Programm nicht erlaubt. In den Einstellungen des Systems gibt es dafür einen Schalter.</translation>
    </message>
</context>
</TS>
