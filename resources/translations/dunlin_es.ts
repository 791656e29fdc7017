<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About you</source>
        <translation>Sobre ti</translation>
    </message>
    <message>
        <source>A line about you that others see</source>
        <translation>Una línea sobre ti que ven los demás</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>AccountsSheet</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Has to sign in again on %1</source>
        <translation>Tiene que volver a iniciar sesión en %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n mensaje sin leer</numerusform>
            <numerusform>%1, %n mensajes sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.</source>
        <translation>Todas siguen conectadas y avisan de mensajes nuevos. Cerrar la sesión de una, en sus ajustes, deja las demás como están.</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Añadir otra cuenta</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>As it was when last connected.</source>
        <translation>Como estaba en la última conexión.</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>Nada pendiente</translation>
    </message>
    <message>
        <source>Who mentions or answers you, adds you to a channel or asks to be your friend shows here.</source>
        <translation>Aquí se ve quién le menciona, le responde, le añade a un canal o le pide amistad.</translation>
    </message>
</context>
<context>
    <name>ActivityRow</name>
    <message>
        <source>a conversation</source>
        <translation>una conversación</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>%1 le ha mencionado en %2</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>%1 le ha respondido en %2</translation>
    </message>
    <message>
        <source>%1 added you to %2</source>
        <translation>%1 le ha añadido a %2</translation>
    </message>
    <message>
        <source>%1 asks to be your friend</source>
        <translation>%1 le pide amistad</translation>
    </message>
    <message>
        <source>%1 is your friend now</source>
        <translation>%1 es ahora su amigo</translation>
    </message>
    <message>
        <source>Something that needs a newer version of Dunlin</source>
        <translation>Algo que necesita una versión más nueva de Dunlin</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, nuevo</translation>
    </message>
</context>
<context>
    <name>AddPeopleSheet</name>
    <message>
        <source>Add people</source>
        <translation>Añadir personas</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>está dentro</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>New password of %1</source>
        <translation>Nueva contraseña de %1</translation>
    </message>
    <message>
        <source>It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed.</source>
        <translation>Se muestra solo esta vez. Todos los dispositivos de la cuenta han cerrado sesión; entrega la contraseña a su dueño por otra vía y pide que la cambie.</translation>
    </message>
    <message>
        <source>Invite to this server</source>
        <translation>Invitación a este servidor</translation>
    </message>
    <message>
        <source>It is shown this once. Whoever has the link can make an account; give it only to people you mean.</source>
        <translation>Se muestra solo esta vez. Quien tenga el enlace puede crear una cuenta; dáselo solo a quien quieras.</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Este servidor</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>Partes de la administración</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Invitaciones</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>No disponible ahora mismo</translation>
    </message>
    <message>
        <source>A server is looked after while there is a connection to it.</source>
        <translation>Un servidor se administra mientras hay conexión con él.</translation>
    </message>
</context>
<context>
    <name>ApproveDeviceSheet</name>
    <message>
        <source>Don&apos;t let it in</source>
        <translation>No admitirlo</translation>
    </message>
    <message>
        <source>Let %1 in?</source>
        <translation>¿Admitir %1?</translation>
    </message>
    <message>
        <source>Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.</source>
        <translation>Aquí ha llegado otra clave que la de tu dispositivo: puede que alguien en medio la haya cambiado. Cierra la sesión del dispositivo más abajo y pregunta a quien administra el servidor.</translation>
    </message>
    <message>
        <source>The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.</source>
        <translation>El otro dispositivo muestra veinte cifras en Ajustes, Cifrado. Compáralas todas con estas. Si alguien en medio hubiera cambiado sus claves, serían distintas.</translation>
    </message>
    <message>
        <source>Digits that the other device must show</source>
        <translation>Cifras que debe mostrar el otro dispositivo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Son distintas</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Son iguales</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>Adjuntos</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>AuditPart</name>
    <message>
        <source>What admins did</source>
        <translation>Lo que hicieron los administradores</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Aún no se ha hecho nada</translation>
    </message>
    <message>
        <source>Acts of admins and of the command line are kept here, with who did them and when.</source>
        <translation>Aquí quedan los actos de los administradores y de la línea de órdenes, con quién y cuándo.</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>made the account %1</source>
        <translation>creó la cuenta %1</translation>
    </message>
    <message>
        <source>shut the account %1</source>
        <translation>cerró la cuenta %1</translation>
    </message>
    <message>
        <source>opened the account %1</source>
        <translation>reabrió la cuenta %1</translation>
    </message>
    <message>
        <source>made %1 an admin</source>
        <translation>hizo administrador a %1</translation>
    </message>
    <message>
        <source>made %1 a plain user</source>
        <translation>quitó la administración a %1</translation>
    </message>
    <message>
        <source>gave %1 another password</source>
        <translation>dio otra contraseña a %1</translation>
    </message>
    <message>
        <source>removed the second factor of %1</source>
        <translation>quitó el segundo factor de %1</translation>
    </message>
    <message>
        <source>signed %1 out everywhere</source>
        <translation>cerró todas las sesiones de %1</translation>
    </message>
    <message>
        <source>signed a device of %1 out</source>
        <translation>cerró la sesión de un dispositivo de %1</translation>
    </message>
    <message>
        <source>made an invite</source>
        <translation>creó una invitación</translation>
    </message>
    <message>
        <source>removed an invite</source>
        <translation>eliminó una invitación</translation>
    </message>
    <message>
        <source>removed the channel %1</source>
        <translation>eliminó el canal %1</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>hizo una copia de seguridad</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>restauró una copia de seguridad</translation>
    </message>
    <message>
        <source>moved the database</source>
        <translation>movió la base de datos</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Línea de órdenes</translation>
    </message>
    <message>
        <source>Somebody who is gone</source>
        <translation>Alguien que ya no está</translation>
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
        <translation>Un mensaje cuya clave no está en este dispositivo. Se ha vuelto a pedir al dispositivo del remitente; lo escrito antes de que llegaras tú o este dispositivo sigue cerrado.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read: too many before it are missing. Those after it will open again.</source>
        <translation>Un mensaje que no se puede leer: faltan demasiados antes. Los siguientes volverán a abrirse.</translation>
    </message>
    <message>
        <source>A message that was opened before, and whose text is not kept here any more.</source>
        <translation>Un mensaje que ya se abrió y cuyo texto ya no se guarda aquí.</translation>
    </message>
    <message>
        <source>A message that was changed on its way. It is not shown; ask for it to be sent again.</source>
        <translation>Un mensaje alterado por el camino. No se muestra; pide que lo envíen de nuevo.</translation>
    </message>
    <message>
        <source>A message that was sealed by somebody else or for another place than the server says. It is not shown.</source>
        <translation>Un mensaje sellado por otra persona o para otro lugar de lo que dice el servidor. No se muestra.</translation>
    </message>
    <message>
        <source>A message of a device that is not on its owner&apos;s list. It is not shown.</source>
        <translation>Un mensaje de un dispositivo que no está en la lista de su dueño. No se muestra.</translation>
    </message>
    <message>
        <source>A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.</source>
        <translation>Un mensaje que no se muestra: el servidor muestra otras claves de su remitente que antes. Comparad vuestros números de seguridad.</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Este mensaje necesita una versión más nueva de Dunlin.</translation>
    </message>
    <message>
        <source>The server has a message here that nobody sealed. It is not shown.</source>
        <translation>El servidor tiene aquí un mensaje que nadie selló. No se muestra.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read from this profile for now.</source>
        <translation>Un mensaje que por ahora no se puede leer desde este perfil.</translation>
    </message>
</context>
<context>
    <name>ChannelRecordRow</name>
    <message>
        <source>A direct conversation</source>
        <translation>Una conversación directa</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privado</translation>
    </message>
    <message>
        <source>public</source>
        <translation>público</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>cifrado de extremo a extremo</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Eliminar %1</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Aún no hay nada escrito</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Usted: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n mensaje sin leer</numerusform>
            <numerusform>%1, %n mensajes sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>le menciona</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenciado</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Borrador: %1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Borrador:</translation>
    </message>
    <message>
        <source>A message that is not shown</source>
        <translation>Un mensaje que no se muestra</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>cifrado de extremo a extremo</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
</context>
<context>
    <name>ChannelSettingsSheet</name>
    <message>
        <source>Conversation settings</source>
        <translation>Ajustes de la conversación</translation>
    </message>
    <message>
        <source>Channel settings</source>
        <translation>Ajustes del canal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Un canal necesita un nombre.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>How long messages stay</source>
        <translation>Cuánto duran los mensajes</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Para siempre</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>Un tiempo</translation>
    </message>
    <message>
        <source>Until everybody has them</source>
        <translation>Hasta que todos los tengan</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Messages stay until somebody deletes them.</source>
        <translation>Los mensajes se quedan hasta que alguien los elimina.</translation>
    </message>
    <message>
        <source>Each message goes by itself after this time, from the server and from every device.</source>
        <translation>Cada mensaje desaparece por sí solo pasado este tiempo, del servidor y de cada dispositivo.</translation>
    </message>
    <message>
        <source>Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.</source>
        <translation>Cada mensaje desaparece del servidor cuando lo tiene cada dispositivo de cada miembro. Quien llega después no encuentra nada.</translation>
    </message>
    <message>
        <source>What was written before keeps the rule that held then.</source>
        <translation>Lo escrito antes conserva la regla de entonces.</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>Modo lento</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Everybody writes as often as they like.</source>
        <translation>Cada cual escribe cuanto quiera.</translation>
    </message>
    <message>
        <source>Members wait this long between two messages. Admins and owners don&apos;t.</source>
        <translation>Los miembros esperan este tiempo entre dos mensajes; los administradores y propietarios, no.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
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
        <translation>Buscar mensajes</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>Ningún nombre contiene «%1».</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Make a channel for a group, or write to one person.</source>
        <translation>Cree un canal para un grupo o escriba a una persona.</translation>
    </message>
</context>
<context>
    <name>ChannelsPart</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Aún no hay canales</translation>
    </message>
    <message>
        <source>What people make shows here.</source>
        <translation>Aquí aparece lo que la gente crea.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Eliminar %1?</translation>
    </message>
    <message>
        <source>Every message and file in it is gone for all its members, and can&apos;t be brought back.</source>
        <translation>Todos sus mensajes y archivos desaparecen para todos los miembros y no se pueden recuperar.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>CodeScan</name>
    <message>
        <source>What the camera shows</source>
        <translation>Lo que muestra la cámara</translation>
    </message>
    <message>
        <source>Hold the code on the screen of %1 in front of the camera.</source>
        <translation>Pon delante de la cámara el código de la pantalla de %1.</translation>
    </message>
    <message>
        <source>Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.</source>
        <translation>Elige una imagen del código que ve %1: una foto o una captura de la pantalla. Tiene que haberte llegado por otra vía que este servidor.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Usar la cámara</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Abrir una imagen…</translation>
    </message>
    <message>
        <source>Back to the digits</source>
        <translation>Volver a las cifras</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply to %1</source>
        <translation>Respuesta a %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Editar mensaje</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Mensaje a %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>This message goes after %1</source>
        <translation>Este mensaje desaparece en %1</translation>
    </message>
    <message>
        <source>How long the message stays</source>
        <translation>Cuánto dura el mensaje</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Queue message</source>
        <translation>Poner en cola</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Grabar un mensaje de voz</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
</context>
<context>
    <name>ComposerFoot</name>
    <message>
        <source>%1 too many</source>
        <translation>sobran %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting… What you write is kept and sent then.</source>
        <translation>Conectando… Lo que escriba se guarda y se envía después.</translation>
    </message>
    <message>
        <source>%1. What you write is kept and sent later.</source>
        <translation>%1. Lo que escriba se guarda y se envía más tarde.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 y %2 están escribiendo…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>Varias personas están escribiendo…</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>visto aquí %1</translation>
    </message>
    <message>
        <source>messages go after %1</source>
        <translation>los mensajes desaparecen en %1</translation>
    </message>
    <message>
        <source>messages go once everybody has them</source>
        <translation>los mensajes desaparecen cuando todos los tienen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>End-to-end encrypted, and verified</source>
        <translation>Cifrado de extremo a extremo y verificado</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Cifrado de extremo a extremo</translation>
    </message>
    <message>
        <source>More of this conversation</source>
        <translation>Más de esta conversación</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Buscar aquí</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Notifications: none</source>
        <translation>Notificaciones: ninguna</translation>
    </message>
    <message>
        <source>Notifications: muted until %1</source>
        <translation>Notificaciones: silenciadas hasta %1</translation>
    </message>
    <message>
        <source>Notifications: only mentions</source>
        <translation>Notificaciones: solo menciones</translation>
    </message>
    <message>
        <source>Notifications: all messages</source>
        <translation>Notificaciones: todos los mensajes</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Everybody here</source>
        <translation>Todos los presentes</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Aquí solo puede leer.</translation>
    </message>
    <message>
        <source>Slow mode: the next message leaves in %1.</source>
        <translation>Modo lento: el próximo mensaje sale en %1.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>¿Eliminar este mensaje?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Desaparece para todos en el canal. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Your role here is to read</source>
        <translation>Aquí solo puedes leer</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>A device without a name</source>
        <translation>Un dispositivo sin nombre</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>este dispositivo</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>visto %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>Cerrar la sesión de %1</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices and password</source>
        <translation>Dispositivos y contraseña</translation>
    </message>
    <message>
        <source>Devices and password can be changed when the connection is back.</source>
        <translation>Los dispositivos y la contraseña se pueden cambiar cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Cerrar sesión en todas partes</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>¿Cerrar la sesión de %1?</translation>
    </message>
    <message>
        <source>It can&apos;t read or write anything any more until somebody signs in there again.</source>
        <translation>No podrá leer ni escribir nada hasta que alguien vuelva a iniciar sesión allí.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Sign out everywhere?</source>
        <translation>¿Cerrar sesión en todas partes?</translation>
    </message>
    <message>
        <source>Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.</source>
        <translation>Se cierra la sesión de cada dispositivo, también de este, y se borra lo guardado aquí. Lo que espera en la bandeja de salida se pierde.</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Browse</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Search public channels</source>
        <translation>Buscar canales públicos</translation>
    </message>
    <message>
        <source>Public channels</source>
        <translation>Canales públicos</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Ahora no se puede acceder</translation>
    </message>
    <message>
        <source>No public channels yet</source>
        <translation>Aún no hay canales públicos</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>The list of public channels is on the server.</source>
        <translation>La lista de canales públicos está en el servidor.</translation>
    </message>
    <message>
        <source>A channel that is not private shows here for everyone on this server.</source>
        <translation>Un canal que no es privado aparece aquí para todos en este servidor.</translation>
    </message>
    <message>
        <source>No public channel&apos;s name contains “%1”.</source>
        <translation>Ningún nombre de canal público contiene «%1».</translation>
    </message>
</context>
<context>
    <name>DirectoryRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirse</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>Unirse a %1</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Attach to the message to %1</source>
        <translation>Adjuntar al mensaje a %1</translation>
    </message>
</context>
<context>
    <name>EditWaitingSheet</name>
    <message>
        <source>Edit before it is sent</source>
        <translation>Editar antes de enviar</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Buscar emojis</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>Tono de piel: %1</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>Emojis encontrados</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>Ningún emoji se llama así.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Used last</source>
        <translation>Usados hace poco</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Caritas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animales y naturaleza</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Comida y bebida</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Viajes y lugares</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Símbolos</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Banderas</translation>
    </message>
    <message>
        <source>Groups of emoji</source>
        <translation>Grupos de emojis</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>This device reads and writes encrypted channels.</source>
        <translation>Este dispositivo lee y escribe en canales cifrados.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read, because the desktop&apos;s keyring does not open. Nothing can be sealed or opened.</source>
        <translation>No se pueden leer las claves de este perfil porque el llavero del escritorio no se abre. No se puede sellar ni abrir nada.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Este dispositivo se quitó de la lista de tu cuenta: vuelve a iniciar sesión.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Las claves de este dispositivo se perdieron: cierra la sesión y vuelve a iniciarla.</translation>
    </message>
    <message>
        <source>The keys of this device are being made.</source>
        <translation>Se están creando las claves de este dispositivo.</translation>
    </message>
    <message>
        <source>Digits of this device</source>
        <translation>Cifras de este dispositivo</translation>
    </message>
    <message>
        <source>The recovery key is not on this device.</source>
        <translation>La clave de recuperación no está en este dispositivo.</translation>
    </message>
    <message>
        <source>You wrote the recovery key down. It is also still kept on this device, sealed.</source>
        <translation>Anotaste la clave de recuperación. También sigue guardada en este dispositivo, sellada.</translation>
    </message>
    <message>
        <source>Write the recovery key down: without it, and without another device, nobody can let a new one in.</source>
        <translation>Anota la clave de recuperación: sin ella, y sin otro dispositivo, nadie puede admitir uno nuevo.</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>Mostrar la clave de recuperación</translation>
    </message>
    <message>
        <source>Forget it here</source>
        <translation>Olvidarla aquí</translation>
    </message>
    <message>
        <source>Forget the recovery key on this device</source>
        <translation>Olvidar la clave de recuperación en este dispositivo</translation>
    </message>
    <message>
        <source>Forget the recovery key here?</source>
        <translation>¿Olvidar aquí la clave de recuperación?</translation>
    </message>
    <message>
        <source>This device can&apos;t show it again. Then the paper is all there is.</source>
        <translation>Este dispositivo no podrá volver a mostrarla. Entonces solo quedará el papel.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Keep the keys to your messages on the server</source>
        <translation>Guardar en el servidor las claves de tus mensajes</translation>
    </message>
    <message>
        <source>Sealed: only your recovery key opens them. A new device then reads what was said before.</source>
        <translation>Selladas: solo tu clave de recuperación las abre. Así un dispositivo nuevo lee lo que se dijo antes.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: enter your recovery key once on this device.</source>
        <translation>Aún no se guarda nada: introduce una vez tu clave de recuperación en este dispositivo.</translation>
    </message>
    <message>
        <source>The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.</source>
        <translation>El servidor muestra una clave que tu cuenta no firmó. No se sella nada para ella: pregunta a quien gestiona el servidor.</translation>
    </message>
    <message>
        <source>The server takes no more of them.</source>
        <translation>El servidor no acepta más.</translation>
    </message>
    <message>
        <source>What was said before is being fetched.</source>
        <translation>Se está obteniendo lo que se dijo antes.</translation>
    </message>
    <message>
        <source>Some of what was kept could not be opened.</source>
        <translation>Parte de lo guardado no se pudo abrir.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.</source>
        <translation>Este dispositivo aún no puede leer canales cifrados. En otro de tus dispositivos, abre Ajustes, Cifrado, y admite este si allí aparecen las mismas cifras. O introduce tu clave de recuperación o tu frase de contraseña.</translation>
    </message>
    <message>
        <source>Enter the recovery key or the passphrase</source>
        <translation>Introducir la clave de recuperación o la frase de contraseña</translation>
    </message>
    <message>
        <source>Your passphrase does the same as the recovery key.</source>
        <translation>Tu frase de contraseña hace lo mismo que la clave de recuperación.</translation>
    </message>
    <message>
        <source>A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.</source>
        <translation>Una frase de contraseña puede hacer lo mismo que la clave de recuperación. Esta es entonces tan segura como difícil sea adivinar la frase.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de contraseña</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Poner una frase de contraseña</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Eliminarla</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Eliminar la frase de contraseña</translation>
    </message>
    <message>
        <source>Delete what is kept</source>
        <translation>Eliminar lo guardado</translation>
    </message>
    <message>
        <source>Delete the keys to your messages on the server</source>
        <translation>Eliminar del servidor las claves de tus mensajes</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>¿Eliminar la frase de contraseña?</translation>
    </message>
    <message>
        <source>Then only the recovery key and your other devices let a new one in.</source>
        <translation>Entonces solo la clave de recuperación y tus otros dispositivos admiten uno nuevo.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete what is kept?</source>
        <translation>¿Eliminar lo guardado?</translation>
    </message>
    <message>
        <source>A new device then can&apos;t read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.</source>
        <translation>Un dispositivo nuevo no podrá entonces leer lo que se dijo antes. Este dispositivo ya no guarda nada en el servidor; desactívalo también en tus otros dispositivos o empezarán de nuevo.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>EndSecondFactorSheet</name>
    <message>
        <source>Turn off the second factor</source>
        <translation>Desactivar el segundo factor</translation>
    </message>
    <message>
        <source>A sign-in then asks for nothing but the password. The recovery codes are void.</source>
        <translation>Entonces el inicio de sesión solo pide la contraseña. Los códigos de recuperación dejan de valer.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>Código de la aplicación o código de recuperación</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
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
        <translation>No enviado.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>No enviado: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>No word is like it</source>
        <translation>Ninguna palabra se le parece</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>Añadir al diccionario</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Writes that wait</source>
        <translation>Escrituras en espera</translation>
    </message>
    <message>
        <source>Reads that wait</source>
        <translation>Lecturas en espera</translation>
    </message>
    <message>
        <source>File work that waits</source>
        <translation>Trabajo de archivos en espera</translation>
    </message>
    <message>
        <source>Pushes that wait</source>
        <translation>Avisos push en espera</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>Clientes conectados</translation>
    </message>
    <message>
        <source>Connections of any kind</source>
        <translation>Conexiones de todo tipo</translation>
    </message>
    <message>
        <source>%1: %2, at most %3 in the last minutes</source>
        <translation>%1: %2, como máximo %3 en los últimos minutos</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>What it takes</source>
        <translation>Lo que consume</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 de %2 como máximo</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>%1 % of one</source>
        <translation>%1 % de uno</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>Kept on this device</source>
        <translation>Guardado en este dispositivo</translation>
    </message>
    <message>
        <source>Start to first picture</source>
        <translation>Del inicio a la primera imagen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Funciona con</translation>
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
        <translation>Imagen %1, %2</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>Archivo %1, %2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>No files here</source>
        <translation>Aquí no hay archivos</translation>
    </message>
    <message>
        <source>Pictures and files of this conversation are listed here.</source>
        <translation>Aquí se listan las imágenes y los archivos de esta conversación.</translation>
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
        <translation>Ir al mensaje</translation>
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
        <translation>%1 en %2: %3</translation>
    </message>
    <message>
        <source>Pinned by %1</source>
        <translation>Fijado por %1</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Dejar de fijar</translation>
    </message>
</context>
<context>
    <name>FriendRow</name>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, es usted</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>@%1 · last here %2</source>
        <translation>@%1 · visto aquí %2</translation>
    </message>
    <message>
        <source>%1, asks to be your friend</source>
        <translation>%1 le pide amistad</translation>
    </message>
    <message>
        <source>Ask %1 to be your friend</source>
        <translation>Pedir amistad a %1</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Mensaje a %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Take the request to %1 back</source>
        <translation>Retirar la solicitud a %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Qué hacer con %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Aceptar la solicitud de %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Rechazar la solicitud de %1</translation>
    </message>
</context>
<context>
    <name>FriendSection</name>
    <message>
        <source>They ask you</source>
        <translation>Solicitudes recibidas</translation>
    </message>
    <message>
        <source>You have asked</source>
        <translation>Solicitudes enviadas</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueados</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Amigos</translation>
    </message>
</context>
<context>
    <name>FriendsPane</name>
    <message>
        <source>Friends</source>
        <translation>Amigos</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Buscar personas</translation>
    </message>
    <message>
        <source>Find by name or username</source>
        <translation>Buscar por nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>As it was when last connected. Friends and blocks can be changed when the connection is back.</source>
        <translation>Como estaba en la última conexión. Los amigos y bloqueos se pueden cambiar cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personas encontradas</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Ahora no se puede preguntar al servidor.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Nadie en este servidor se llama «%1».</translation>
    </message>
    <message>
        <source>No friends yet</source>
        <translation>Aún no hay amigos</translation>
    </message>
    <message>
        <source>Look for somebody by name and ask them. Once they accept, you find each other here.</source>
        <translation>Busque a alguien por su nombre y pídale amistad. Cuando acepte, se encontrarán aquí.</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Enviar un mensaje</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Pedir amistad</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>Aceptar la solicitud</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Rechazar la solicitud</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>Retirar la solicitud</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Quitar de amigos</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Not all messages on this device were read yet: more may be found in a moment.</source>
        <translation>Aún no se han leído todos los mensajes de este dispositivo: en un momento puede encontrarse más.</translation>
    </message>
    <message>
        <source>Without a connection only this device was looked through.</source>
        <translation>Sin conexión solo se ha buscado en este dispositivo.</translation>
    </message>
    <message>
        <source>The server did not look (%1). Only this device was looked through.</source>
        <translation>El servidor no ha buscado (%1). Solo se ha buscado en este dispositivo.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n older message(s) not here</source>
        <translation>
            <numerusform>%1: %n mensaje anterior no está aquí</numerusform>
            <numerusform>%1: %n mensajes anteriores no están aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Trayendo…</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>Traerlos</translation>
    </message>
    <message>
        <source>Fetch what is missing of %1</source>
        <translation>Traer lo que falta de %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more channel(s)</source>
        <translation>
            <numerusform>y %n canal más</numerusform>
            <numerusform>y %n canales más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HookRow</name>
    <message>
        <source>Other programs post by it</source>
        <translation>Otros programas escriben con él</translation>
    </message>
    <message>
        <source>Given up %1: %2</source>
        <translation>Abandonado %1: %2</translation>
    </message>
    <message>
        <source>Given up %1</source>
        <translation>Abandonado %1</translation>
    </message>
    <message>
        <source>Not taken since %1: %2</source>
        <translation>No aceptado desde %1: %2</translation>
    </message>
    <message>
        <source>Not taken since %1</source>
        <translation>No aceptado desde %1</translation>
    </message>
    <message>
        <source>Up to date with message %1</source>
        <translation>Al día hasta el mensaje %1</translation>
    </message>
    <message>
        <source>Nothing was sent there yet</source>
        <translation>Aún no se ha enviado nada allí</translation>
    </message>
    <message>
        <source>Send to %1 again</source>
        <translation>Volver a enviar a %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>A %1</translation>
    </message>
</context>
<context>
    <name>HooksPane</name>
    <message>
        <source>The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.</source>
        <translation>El secreto con el que se firma lo que se envía allí. Solo se muestra esta vez: dáselo al programa que comprueba las firmas.</translation>
    </message>
    <message>
        <source>The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password.</source>
        <translation>La dirección con la que un programa escribe aquí. Solo se muestra esta vez; quien la conozca puede escribir: guárdala como una contraseña.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Nuevo webhook</translation>
    </message>
    <message>
        <source>No webhooks</source>
        <translation>Ningún webhook</translation>
    </message>
    <message>
        <source>By a webhook another program posts into this channel, or is told of what is written in it.</source>
        <translation>Con un webhook, otro programa escribe en este canal o se entera de lo que se escribe en él.</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>Ahora no se puede acceder</translation>
    </message>
    <message>
        <source>Webhooks are kept by the server: they are shown and changed while there is a connection to it.</source>
        <translation>Los webhooks están en el servidor: se muestran y se cambian mientras hay conexión con él.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar a %1?</translation>
    </message>
    <message>
        <source>Its address or its secret is worth nothing from then on. What it wrote stays.</source>
        <translation>Su dirección o su secreto deja de valer desde entonces. Lo que escribió se queda.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>HoverBar</name>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Mostrar el hilo</translation>
    </message>
</context>
<context>
    <name>InviteRow</name>
    <message>
        <source>Into a channel, made %1</source>
        <translation>A un canal, creada %1</translation>
    </message>
    <message>
        <source>Into the server, made %1</source>
        <translation>Al servidor, creada %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n use(s)</source>
        <translation>
            <numerusform>%1 de %n uso</numerusform>
            <numerusform>%1 de %n usos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>usada %n vez</numerusform>
            <numerusform>usada %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminó %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>sin fin</translation>
    </message>
    <message>
        <source>Remove this invite</source>
        <translation>Eliminar esta invitación</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>Invitar a %1</translation>
    </message>
    <message>
        <source>Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.</source>
        <translation>Quien tiene este enlace puede crear una cuenta en este servidor y entra en el canal. Déselo solo a quien quiera.</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
</context>
<context>
    <name>InvitesPart</name>
    <message>
        <source>New invite</source>
        <translation>Nueva invitación</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Invitaciones</translation>
    </message>
    <message>
        <source>Older invites are not listed.</source>
        <translation>Las invitaciones más antiguas no aparecen.</translation>
    </message>
    <message>
        <source>No invites</source>
        <translation>No hay invitaciones</translation>
    </message>
    <message>
        <source>Where not everybody may sign up, an invite lets people make an account here.</source>
        <translation>Donde no todos pueden registrarse, una invitación permite crear una cuenta aquí.</translation>
    </message>
    <message>
        <source>Remove this invite?</source>
        <translation>¿Eliminar esta invitación?</translation>
    </message>
    <message>
        <source>From now on nobody comes by it. Whoever came already stays.</source>
        <translation>Desde ahora nadie entra con ella. Quien ya entró se queda.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>KeyBanner</name>
    <message>
        <source>Message %1, which others here were shown, is kept from you. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>El mensaje %1, que se mostró a otros aquí, se te oculta. El servidor o el programa de alguien no dice la verdad: pregunta a los demás por otra vía.</translation>
    </message>
    <message>
        <source>Message %1, which you see, was kept from somebody here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>El mensaje %1, que tú ves, se ocultó a alguien de aquí. El servidor o el programa de alguien no dice la verdad: pregunta a los demás por otra vía.</translation>
    </message>
    <message>
        <source>Message %1 was said before: the server shows it for a second time.</source>
        <translation>El mensaje %1 ya se dijo antes: el servidor lo muestra por segunda vez.</translation>
    </message>
    <message>
        <source>Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>El mensaje %1 fue modificado o eliminado, como se mostró a otros aquí, y a ti se te muestra lo que decía antes. El servidor o el programa de alguien no dice la verdad: pregunta a los demás por otra vía.</translation>
    </message>
    <message>
        <source>You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Se te muestran otras reacciones al mensaje %1 que a otros aquí: se te oculta una, o se te muestra aunque fue retirada. El servidor o el programa de alguien no dice la verdad: pregunta a los demás por otra vía.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.</source>
        <translation>El registro de dispositivos del servidor nombra uno tuyo que ninguno de tus dispositivos añadió. Puede que se lo haya mostrado a otros: pregunta a quien lleva el servidor y avísales.</translation>
    </message>
    <message>
        <source>Somebody here is shown another log of devices than you. The server or somebody&apos;s program does not tell the truth: compare your safety numbers.</source>
        <translation>A alguien de aquí se le muestra otro registro de dispositivos que a ti. El servidor o el programa de alguien no dice la verdad: comparad vuestros números de seguridad.</translation>
    </message>
    <message>
        <source>The server shows somebody&apos;s devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.</source>
        <translation>El servidor muestra dispositivos de alguien que no están en su registro. No se les envía nada hasta que se aclare: pregunta a quien lleva el servidor.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.</source>
        <translation>El registro de dispositivos del servidor es otro que antes. No se envía nada a dispositivos nuevos hasta que se aclare: pregunta a quien lleva el servidor.</translation>
    </message>
    <message>
        <source>As message %1 you are shown another one than others here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>Como mensaje %1 se te muestra otro que a los demás aquí. El servidor o el programa de alguien no dice la verdad: pregunta a los demás por otra vía.</translation>
    </message>
    <message>
        <source>The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>El servidor muestra otras claves de esta persona que antes. No se envía nada hasta que se aclare: comparad vuestros números de seguridad.</translation>
    </message>
    <message>
        <source>The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>El servidor muestra otras claves de alguien de aquí que antes. No se envía nada hasta que se aclare: comparad vuestros números de seguridad.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted messages yet. Let it in on another device of yours, or by your recovery key.</source>
        <translation>Este dispositivo aún no puede leer mensajes cifrados. Admítelo en otro de tus dispositivos o con tu clave de recuperación.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read. What is encrypted stays shut.</source>
        <translation>No se pueden leer las claves de este perfil. Lo cifrado sigue cerrado.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>Este dispositivo se quitó de la lista de tu cuenta: vuelve a iniciar sesión.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>Las claves de este dispositivo se perdieron: cierra la sesión y vuelve a iniciarla.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>Mostrar cómo</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer: what is encrypted stays shut until it does.</source>
        <translation>El llavero del escritorio no responde: hasta entonces, lo cifrado sigue cerrado.</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Aceptar el registro</translation>
    </message>
    <message>
        <source>Everybody who signed who is in this conversation has removed their account, so this device can&apos;t check the list. Nothing is sent until you accept it: look through the members first.</source>
        <translation>Todos los que firmaron quién está en esta conversación han eliminado su cuenta, así que este dispositivo no puede comprobar la lista. No se envía nada hasta que la aceptes: repasa antes los miembros.</translation>
    </message>
    <message>
        <source>The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.</source>
        <translation>El servidor muestra otra lista de los admitidos aquí que antes. No se envía nada hasta que se aclare: pregunta a quien administra el servidor.</translation>
    </message>
    <message>
        <source>Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.</source>
        <translation>Aquí nadie te ha admitido todavía: lo que escriben los demás no se cifra para ti. Pregunta a un administrador de esta conversación.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.</source>
        <translation>El servidor incluye a %1, a quien nadie aquí ha admitido. No se le cifra nada hasta que tú lo hagas.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.</source>
        <translation>El servidor incluye a %1, a quien nadie aquí ha admitido. No se le cifra nada hasta que lo haga un administrador.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.</source>
        <translation>Desde ahora los miembros firman quién está en esta conversación. Empezó con quienes el servidor había mostrado a %1: comprueba si los conoces a todos.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.</source>
        <translation>Desde ahora los miembros firman quién está en esta conversación. Empezó con quienes el servidor te había mostrado: comprueba si los conoces a todos.</translation>
    </message>
    <message>
        <source>Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.</source>
        <translation>Nadie ha firmado aún quién está en esta conversación: el servidor dice para quién se cifran los mensajes. El dispositivo de un administrador lo firma cuando esté en línea.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Aceptar lista</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Admitir</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
</context>
<context>
    <name>KeyDeviceRow</name>
    <message>
        <source>A device that the server does not name</source>
        <translation>Un dispositivo que el servidor no nombra</translation>
    </message>
    <message>
        <source>reads encrypted channels</source>
        <translation>lee canales cifrados</translation>
    </message>
    <message>
        <source>does not read encrypted channels</source>
        <translation>no lee canales cifrados</translation>
    </message>
    <message>
        <source>%1 · this device</source>
        <translation>%1 · este dispositivo</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparar…</translation>
    </message>
    <message>
        <source>Compare the digits of %1 and let it in</source>
        <translation>Comparar las cifras de %1 y admitirlo</translation>
    </message>
    <message>
        <source>asks to be let in</source>
        <translation>pide ser admitido</translation>
    </message>
</context>
<context>
    <name>KeyMapSheet</name>
    <message>
        <source>Go to a channel or a person</source>
        <translation>Ir a un canal o una persona</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Search in everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty field</source>
        <translation>Editar su último mensaje, en un campo vacío</translation>
    </message>
    <message>
        <source>Mention somebody</source>
        <translation>Mencionar a alguien</translation>
    </message>
    <message>
        <source>Paste text, a picture or files</source>
        <translation>Pegar texto, una imagen o archivos</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Al siguiente control</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Otra cuenta</translation>
    </message>
    <message>
        <source>On a message: what can be done with it</source>
        <translation>Sobre un mensaje: qué se puede hacer con él</translation>
    </message>
    <message>
        <source>To the newest message, in the conversation</source>
        <translation>Al mensaje más reciente, en la conversación</translation>
    </message>
    <message>
        <source>Pick an emoji</source>
        <translation>Elegir un emoji</translation>
    </message>
    <message>
        <source>To the first new message, in the conversation</source>
        <translation>Al primer mensaje nuevo, en la conversación</translation>
    </message>
    <message>
        <source>Mark as read, where new messages are offered; else back</source>
        <translation>Marcar como leído donde se ofrecen mensajes nuevos; si no, atrás</translation>
    </message>
    <message>
        <source>On a message: its thread</source>
        <translation>Sobre un mensaje: su hilo</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>As the channel keeps it</source>
        <translation>Como en el canal</translation>
    </message>
    <message>
        <source>Goes after %1</source>
        <translation>Desaparece en %1</translation>
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
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>Solo lee</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Añadir personas</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, that is you</source>
        <translation>%1, es usted</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Qué hacer con %1</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Enviar un mensaje</translation>
    </message>
    <message>
        <source>Make admin</source>
        <translation>Hacer administrador</translation>
    </message>
    <message>
        <source>Make ordinary member</source>
        <translation>Hacer miembro normal</translation>
    </message>
    <message>
        <source>Let only read</source>
        <translation>Dejar solo leer</translation>
    </message>
    <message>
        <source>Remove from channel</source>
        <translation>Quitar del canal</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>Salir del canal</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Comparar números de seguridad</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>People to mention</source>
        <translation>Personas que mencionar</translation>
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
        <translation>archivo %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 a las %2: %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Esperando para enviarse</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Leído por todos</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Goes by itself on %1</source>
        <translation>Desaparece por sí solo el %1</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>Desaparece por sí solo</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <translation>Le menciona</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Mensajes nuevos</translation>
    </message>
    <message>
        <source>Message no longer here</source>
        <translation>El mensaje ya no está aquí</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>Este mensaje necesita una versión más nueva de Dunlin.</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>editado %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n respuesta</numerusform>
            <numerusform>%n respuestas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Abrir el enlace</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>Perfil de %1</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>Mostrar el hilo</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Quién lo ha leído</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>Versiones anteriores</translation>
    </message>
</context>
<context>
    <name>ModeStrip</name>
    <message>
        <source>Stop editing</source>
        <translation>Dejar de editar</translation>
    </message>
    <message>
        <source>Don&apos;t reply</source>
        <translation>No responder</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Name that others see</source>
        <translation>Nombre que ven los demás</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nuevos</translation>
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
        <translation>Amigos</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>Su estado: %1</translation>
    </message>
    <message>
        <source>Your status: not connected</source>
        <translation>Su estado: sin conexión</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s) in other accounts</source>
        <translation>
            <numerusform>%n mensaje sin leer en otras cuentas</numerusform>
            <numerusform>%n mensajes sin leer en otras cuentas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChannelSheet</name>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>e.g. garden</source>
        <translation>p. ej. jardín</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>Un canal necesita un nombre.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privado</translation>
    </message>
    <message>
        <source>Only people who are added or have an invite link get in.</source>
        <translation>Solo entran las personas añadidas o con un enlace de invitación.</translation>
    </message>
    <message>
        <source>Everyone on this server can find and join it.</source>
        <translation>Todos en este servidor pueden encontrarlo y unirse.</translation>
    </message>
    <message>
        <source>Don&apos;t add %1</source>
        <translation>No añadir a %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Cifrado de extremo a extremo</translation>
    </message>
    <message>
        <source>Not from this device: its keys can&apos;t be read or are lost.</source>
        <translation>No desde este dispositivo: sus claves no se pueden leer o se perdieron.</translation>
    </message>
    <message>
        <source>Whoever runs the server can read what is written here.</source>
        <translation>Quien administra el servidor puede leer lo que se escribe aquí.</translation>
    </message>
    <message>
        <source>The server can read public channels; only private ones can be end-to-end encrypted.</source>
        <translation>El servidor puede leer los canales públicos; solo los privados pueden cifrarse de extremo a extremo.</translation>
    </message>
    <message>
        <source>Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.</source>
        <translation>Se sellan textos, reacciones y archivos. No se sellan: miembros, horas, nombres, marcas de lectura, fijados. Queda así para siempre.</translation>
    </message>
</context>
<context>
    <name>NewHookSheet</name>
    <message>
        <source>The server calls no such address: it has to be https, and not inside its own network.</source>
        <translation>El servidor no llama a una dirección así: tiene que ser https y estar fuera de su propia red.</translation>
    </message>
    <message>
        <source>This channel has as many webhooks as a channel may have.</source>
        <translation>Este canal ya tiene todos los webhooks que puede tener.</translation>
    </message>
    <message>
        <source>Only admins of the channel make webhooks.</source>
        <translation>Solo los administradores del canal crean webhooks.</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>Nuevo webhook</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Lo que hace</translation>
    </message>
    <message>
        <source>Posts here</source>
        <translation>Escribe aquí</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>Se entera</translation>
    </message>
    <message>
        <source>From now on every message that a person writes here is sent to this address, signed, in order.</source>
        <translation>Desde ahora, cada mensaje que una persona escriba aquí se envía a esta dirección, firmado y en orden.</translation>
    </message>
    <message>
        <source>You get an address at which another program posts into this channel. Whoever knows it can.</source>
        <translation>Recibes una dirección con la que otro programa escribe en este canal. Quien la conozca puede hacerlo.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Under it everybody sees it among the members.</source>
        <translation>Con él, todos lo ven entre los miembros.</translation>
    </message>
    <message>
        <source>A webhook needs a name.</source>
        <translation>Un webhook necesita un nombre.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>An address that begins with https://.</source>
        <translation>Una dirección que empiece por https://.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Make the webhook</source>
        <translation>Crear el webhook</translation>
    </message>
</context>
<context>
    <name>NewInviteSheet</name>
    <message>
        <source>New invite</source>
        <translation>Nueva invitación</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>Para cuántas personas</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Una</translation>
    </message>
    <message>
        <source>Ten</source>
        <translation>Diez</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Cualquier número</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Por cuánto tiempo</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Un día</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Una semana</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Para siempre</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>Crear la invitación</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>There is no push service on this device now.</source>
        <translation>Ahora no hay ningún servicio push en este dispositivo.</translation>
    </message>
    <message>
        <source>Waiting for an answer of %1 and of your server.</source>
        <translation>A la espera de una respuesta de %1 y de su servidor.</translation>
    </message>
    <message>
        <source>By %1. It learns when, and nothing of what was written.</source>
        <translation>Por %1, que sabe cuándo, y nada de lo que se escribió.</translation>
    </message>
    <message>
        <source>Your server wakes nobody.</source>
        <translation>Su servidor no despierta a nadie.</translation>
    </message>
    <message>
        <source>%1 or your server refused. It is tried again later.</source>
        <translation>%1 o su servidor lo ha rechazado. Se intentará de nuevo más tarde.</translation>
    </message>
    <message>
        <source>By the push service %1, which then learns when something comes, and nothing of what was written.</source>
        <translation>Por el servicio push %1, que entonces sabe cuándo llega algo, y nada de lo que se escribió.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Tell of new messages on the desktop</source>
        <translation>Avisar de mensajes nuevos en el escritorio</translation>
    </message>
    <message>
        <source>Not of muted channels, nor while your status is do not disturb.</source>
        <translation>No de canales silenciados ni mientras su estado sea «no molestar».</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Mostrar lo escrito</translation>
    </message>
    <message>
        <source>Not at certain hours</source>
        <translation>No a ciertas horas</translation>
    </message>
    <message>
        <source>Every day, on this computer. Reminders that you asked for come all the same.</source>
        <translation>Cada día, en este equipo. Los recordatorios que pediste llegan igualmente.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Wake this device when the program sleeps</source>
        <translation>Despertar este dispositivo cuando el programa duerme</translation>
    </message>
</context>
<context>
    <name>NotifyMenu</name>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Only mentions</source>
        <translation>Solo menciones</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Mute for %1</source>
        <translation>Silenciar durante %1</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>Intentar conectar ahora</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Todo está enviado</translation>
    </message>
    <message>
        <source>What you write without a connection waits here and leaves by itself.</source>
        <translation>Lo que escriba sin conexión espera aquí y sale por sí solo.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Edit in %1</source>
        <translation>Edición en %1</translation>
    </message>
    <message>
        <source>Deletion in %1</source>
        <translation>Eliminación en %1</translation>
    </message>
    <message>
        <source>Reaction in %1</source>
        <translation>Reacción en %1</translation>
    </message>
    <message>
        <source>Reaction taken back in %1</source>
        <translation>Reacción retirada en %1</translation>
    </message>
    <message>
        <source>Pin in %1</source>
        <translation>Fijado en %1</translation>
    </message>
    <message>
        <source>Pin taken off in %1</source>
        <translation>Fijado retirado en %1</translation>
    </message>
    <message>
        <source>Read mark in %1</source>
        <translation>Marca de lectura en %1</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>Mensaje a %1</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Rechazado por el servidor</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>En pausa al %1 %</translation>
    </message>
    <message>
        <source>Uploaded: %1 %</source>
        <translation>Subido: %1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>Próximo intento a las %1</translation>
    </message>
    <message>
        <source>%1, next try at %2</source>
        <translation>%1, próximo intento a las %2</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Esperando la conexión</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Editar: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Connections of clients</source>
        <translation>Conexiones de clientes</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>Otros nodos</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Form of the database</source>
        <translation>Estructura de la base de datos</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funciona</translation>
    </message>
    <message>
        <source>works, but not well</source>
        <translation>funciona, pero mal</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>no funciona</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Ahora mismo</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Guardado aquí</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Messages ever sent</source>
        <translation>Mensajes enviados en total</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia de seguridad</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Too easy to guess: take five words or more that don&apos;t belong together, and nothing of your password.</source>
        <translation>Demasiado fácil de adivinar: usa cinco palabras o más que no tengan relación entre sí, y nada de tu contraseña.</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Eso no es una clave de recuperación: busca una letra equivocada.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>Esa es la clave de recuperación de otra cuenta.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>La contraseña no es correcta.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de contraseña</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Poner una frase de contraseña</translation>
    </message>
    <message>
        <source>With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don&apos;t belong together.</source>
        <translation>Solo con ella un dispositivo nuevo lee canales cifrados cuando ya no queda ningún otro. Quien administra el servidor puede intentar adivinarla todo el tiempo que quiera: usa cinco palabras o más que no tengan relación entre sí.</translation>
    </message>
    <message>
        <source>The words of the recovery key</source>
        <translation>Las palabras de la clave de recuperación</translation>
    </message>
    <message>
        <source>This device does not keep them.</source>
        <translation>Este dispositivo no las guarda.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Frase de contraseña nueva</translation>
    </message>
    <message>
        <source>At least 16 characters</source>
        <translation>Al menos 16 caracteres</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Frase de contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Tu contraseña</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Poner</translation>
    </message>
</context>
<context>
    <name>PasswordAskSheet</name>
    <message>
        <source>The password is wrong.</source>
        <translation>La contraseña no es correcta.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Tu contraseña</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Your other devices are signed out.</source>
        <translation>Se cierra la sesión de sus otros dispositivos.</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Contraseña actual</translation>
    </message>
    <message>
        <source>It proves that it is you.</source>
        <translation>Demuestra que es usted.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>Al menos 8 caracteres</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Cambiando…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personas encontradas</translation>
    </message>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1, es usted</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>Ahora no se puede preguntar al servidor.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>Nadie en este servidor se llama «%1».</translation>
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
        <translation>%1, verificado</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown now.</source>
        <translation>Ahora no se puede mostrar la imagen.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>PinsPane</name>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Without a connection only pins among the messages on this device are shown.</source>
        <translation>Sin conexión solo se muestran los mensajes fijados que están en este dispositivo.</translation>
    </message>
    <message>
        <source>Nothing pinned</source>
        <translation>Nada fijado</translation>
    </message>
    <message>
        <source>Pin a message from its menu to keep it at hand for everybody here.</source>
        <translation>Fije un mensaje desde su menú para que todos aquí lo tengan a mano.</translation>
    </message>
</context>
<context>
    <name>PresenceDot</name>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>away</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>no molestar</translation>
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
        <translation>Enviar un mensaje</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>Aceptar la solicitud de %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Rechazar la solicitud de %1</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>Pedir amistad</translation>
    </message>
    <message>
        <source>Take back the request</source>
        <translation>Retirar la solicitud</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Número de seguridad</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>Comparar números de seguridad</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>¿Bloquear a %1? {1?}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Cambiar tu nombre</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Otra imagen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Quitar la imagen</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>Quitar de amigos</translation>
    </message>
    <message>
        <source>Change the line about you</source>
        <translation>Cambiar la línea sobre ti</translation>
    </message>
    <message>
        <source>Add a line about you</source>
        <translation>Añadir una línea sobre ti</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>last here %1</source>
        <translation>por aquí por última vez %1</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Su perfil</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Nothing is known here of this person. It can be looked at when the connection is back.</source>
        <translation>Aquí no se sabe nada de esta persona. Se podrá ver cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Imagen de %1</translation>
    </message>
    <message>
        <source>A webhook of a channel</source>
        <translation>Un webhook de un canal</translation>
    </message>
    <message>
        <source>Safety number compared</source>
        <translation>Número de seguridad comparado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Channels that you share</source>
        <translation>Canales en común</translation>
    </message>
</context>
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>A channel or a person</source>
        <translation>Un canal o una persona</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Lugares encontrados</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Aquí nada se llama así.</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>Reacciones</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>Reaccionar con %1</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>Más emojis</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1, %2, one is yours</source>
        <translation>%1, %2, una es suya</translation>
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
        <translation>Leído</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Quién lo ha leído</translation>
    </message>
    <message>
        <source>Nothing is known of anybody else here.</source>
        <translation>No se sabe nada de nadie más aquí.</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>Leído por todos</translation>
    </message>
    <message>
        <source>Read by %1 of %2, delivered to %3 more</source>
        <translation>Leído por %1 de %2, entregado a %3 más</translation>
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
        <translation>Mensaje de voz</translation>
    </message>
</context>
<context>
    <name>RecoveryKeySheet</name>
    <message>
        <source>Recovery key</source>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>Palabra %1: %2</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>La he anotado</translation>
    </message>
    <message>
        <source>Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.</source>
        <translation>Anota estas palabras en su orden y guarda el papel donde nadie más lo encuentre: quien las tenga puede hacerse pasar por ti. Con ellas un dispositivo nuevo lee canales cifrados cuando ya no queda ningún otro. De los mensajes anteriores recuperan lo que tus dispositivos guardan en el servidor.</translation>
    </message>
</context>
<context>
    <name>RenameDeviceSheet</name>
    <message>
        <source>Rename device</source>
        <translation>Cambiar el nombre del dispositivo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Enter the recovery key</source>
        <translation>Introducir la clave de recuperación</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>Eso no es una clave de recuperación: busca una letra equivocada.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>Esa es la clave de recuperación de otra cuenta.</translation>
    </message>
    <message>
        <source>The words, in their order</source>
        <translation>Las palabras, en su orden</translation>
    </message>
    <message>
        <source>Blanks and capital letters don&apos;t matter.</source>
        <translation>Los espacios y las mayúsculas no importan.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Let this device in</source>
        <translation>Admitir este dispositivo</translation>
    </message>
    <message>
        <source>No passphrase was set for this account.</source>
        <translation>Para esta cuenta no se puso ninguna frase de contraseña.</translation>
    </message>
    <message>
        <source>That is not the passphrase, or the server has changed what it keeps for you.</source>
        <translation>Esa no es la frase de contraseña, o el servidor ha cambiado lo que guarda para ti.</translation>
    </message>
    <message>
        <source>The server shows what belongs to another account: ask whoever runs it.</source>
        <translation>El servidor muestra lo que pertenece a otra cuenta: pregunta a quien lo administra.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Introducir la frase de contraseña</translation>
    </message>
    <message>
        <source>This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.</source>
        <translation>Este dispositivo leerá entonces lo que se diga en canales cifrados desde ahora y, de lo anterior, lo que tus dispositivos guardan en el servidor.</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>La frase de contraseña</translation>
    </message>
    <message>
        <source>Enter the words instead</source>
        <translation>Introducir las palabras</translation>
    </message>
    <message>
        <source>Enter the passphrase instead</source>
        <translation>Introducir la frase de contraseña</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Words of a message</source>
        <translation>Palabras de un mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>%n mensaje encontrado</numerusform>
            <numerusform>%n mensajes encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>Mensajes encontrados</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Buscar mensajes</translation>
    </message>
    <message>
        <source>Every word has to begin a word of the message.</source>
        <translation>Cada palabra debe ser el comienzo de una palabra del mensaje.</translation>
    </message>
    <message>
        <source>What is on this device is looked through at once, and what is on the server with it.</source>
        <translation>Lo que está en este dispositivo se busca al instante, y lo que está en el servidor, a la vez.</translation>
    </message>
</context>
<context>
    <name>SecondFactorSection</name>
    <message>
        <source>Second factor</source>
        <translation>Segundo factor</translation>
    </message>
    <message>
        <source>It can be changed when the connection is back.</source>
        <translation>Se puede cambiar cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>On: a sign-in asks for a code of your authenticator app.</source>
        <translation>Activado: el inicio de sesión pide un código de su aplicación de autenticación.</translation>
    </message>
    <message>
        <source>Off: a sign-in asks for the password alone.</source>
        <translation>Desactivado: el inicio de sesión solo pide la contraseña.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Turn the second factor off</source>
        <translation>Desactivar el segundo factor</translation>
    </message>
    <message>
        <source>Turn the second factor on</source>
        <translation>Activar el segundo factor</translation>
    </message>
</context>
<context>
    <name>SecondFactorSheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>Códigos de recuperación</translation>
    </message>
    <message>
        <source>Turn on the second factor</source>
        <translation>Activar el segundo factor</translation>
    </message>
    <message>
        <source>From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.</source>
        <translation>Desde entonces el inicio de sesión pide también un código que muestra una aplicación en su teléfono. Los dispositivos con sesión la conservan.</translation>
    </message>
    <message>
        <source>Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.</source>
        <translation>Capture la imagen con su aplicación de autenticación o escriba en ella el secreto. Después introduzca el código que muestra.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>QR code of the secret. The secret itself stands below.</source>
        <translation>Código QR del secreto. El secreto está debajo.</translation>
    </message>
    <message>
        <source>Secret: %1</source>
        <translation>Secreto: %1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Copiar el secreto</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Código de la aplicación</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 cifras</translation>
    </message>
    <message>
        <source>The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.</source>
        <translation>El segundo factor está activado. Cada uno de estos códigos vale una vez en lugar de uno de la aplicación, si falta el teléfono. No se volverán a mostrar: guárdelos donde no esté el teléfono.</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>Código de recuperación %1: %2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Los he guardado</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>ServerKnows</name>
    <message>
        <source>What is written here is sealed for the devices of the members: the server can&apos;t read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.</source>
        <translation>Lo que se escribe aquí está sellado para los dispositivos de los miembros: el servidor no puede leerlo ni cambiarlo. Sabe quién es miembro, quién escribe, cuándo y cuánto, qué se lee, fija o borra, y el nombre del canal. Puede añadir un miembro, que entonces aparece en esta lista.</translation>
    </message>
    <message>
        <source>This conversation is not end-to-end encrypted: whoever runs the server can read all of it.</source>
        <translation>Esta conversación no está cifrada de extremo a extremo: quien administra el servidor puede leerla entera.</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>Cifrado de extremo a extremo</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>Qué sabe el servidor</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Seguir en marcha al cerrar la ventana</translation>
    </message>
    <message>
        <source>As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.</source>
        <translation>Como icono en la bandeja, que cuenta lo no leído. Ctrl+Q cierra el programa.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Sin enviar</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the outbox</source>
        <translation>
            <numerusform>%n mensaje espera en la bandeja de salida</numerusform>
            <numerusform>%n mensajes esperan en la bandeja de salida</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Dunlin %1</source>
        <translation>Dunlin %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).</source>
        <translation>Chat en su propio servidor. Software libre con la Licencia Pública General de GNU, versión 3 o posterior. Con el tipo de letra Inter (SIL Open Font License) e iconos de Lucide (ISC).</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>Teclado (F1)</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>¿Cerrar sesión?</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not yet sent will be lost, and everything kept on this device is removed.</source>
        <translation>
            <numerusform>Se perderá %n mensaje aún no enviado y se borra todo lo guardado en este dispositivo.</numerusform>
            <numerusform>Se perderán %n mensajes aún no enviados y se borra todo lo guardado en este dispositivo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything kept on this device is removed. Your messages stay on the server.</source>
        <translation>Se borra todo lo guardado en este dispositivo. Sus mensajes siguen en el servidor.</translation>
    </message>
    <message>
        <source>Look after this server</source>
        <translation>Administrar este servidor</translation>
    </message>
    <message>
        <source>Other accounts (%1 unread)</source>
        <translation>Otras cuentas (%1 sin leer)</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Otras cuentas</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>Cambiar tu nombre</translation>
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
        <translation>Alto</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pick a conversation</source>
        <translation>Elija una conversación</translation>
    </message>
    <message>
        <source>Welcome to Dunlin</source>
        <translation>Bienvenido a Dunlin</translation>
    </message>
    <message>
        <source>Choose one on the left, or go to one with Ctrl+K.</source>
        <translation>Elija una a la izquierda o vaya a una con Ctrl+K.</translation>
    </message>
    <message>
        <source>Make a channel and invite people, or look who else is here.</source>
        <translation>Cree un canal e invite a gente, o mire quién más está aquí.</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Nothing here opens this link.</source>
        <translation>Aquí nada abre este enlace.</translation>
    </message>
</context>
<context>
    <name>ShellConversation</name>
    <message>
        <source>Accept this log of devices?</source>
        <translation>¿Aceptar este registro de dispositivos?</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.</source>
        <translation>Hazlo solo si quien administra el servidor te ha dicho, por otro medio que este servidor, por qué su registro es otro: por ejemplo, porque se restauró una copia de seguridad más antigua. Desde entonces este dispositivo da por bueno el registro que el servidor muestra ahora. Lo que el servidor pueda haber ocultado hasta ahora ya no se descubre, y los mensajes vuelven a ir a los dispositivos nuevos.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>Aceptar el registro</translation>
    </message>
    <message>
        <source>Accept this list of members?</source>
        <translation>¿Aceptar esta lista de miembros?</translation>
    </message>
    <message>
        <source>Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.</source>
        <translation>Todos los que firmaron esta lista han eliminado su cuenta, y ya nadie puede comprobarla. Hazlo solo si conoces a todos los miembros y su sitio es este: desde entonces este dispositivo da por admitidos a los que nombra la lista que el servidor muestra ahora.</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.</source>
        <translation>Hazlo solo si quien administra el servidor te ha dicho, por otro medio que este servidor, por qué su lista es otra: por ejemplo, porque se restauró una copia de seguridad más antigua. Desde entonces este dispositivo da por admitidos a quienes nombra la lista que el servidor muestra ahora. Revisa después los miembros.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>Aceptar lista</translation>
    </message>
    <message>
        <source>They are let in as soon as they have a device that can read encrypted messages.</source>
        <translation>Se admitirá en cuanto haya un dispositivo que pueda leer mensajes cifrados.</translation>
    </message>
    <message>
        <source>The list of members counts as it is now</source>
        <translation>La lista de miembros vale tal como está ahora</translation>
    </message>
</context>
<context>
    <name>ShellForward</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 escribió:</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>Reenviar a</translation>
    </message>
    <message>
        <source>This conversation is not encrypted: what you send on here can be read by the server.</source>
        <translation>Esta conversación no está cifrada: el servidor puede leer lo que reenvíe aquí.</translation>
    </message>
</context>
<context>
    <name>ShellFriends</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>¿Quitar a %1 de sus amigos?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Aún pueden escribirse. Para volver a ser amigos, uno de los dos debe pedirlo.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>¿Bloquear a %1?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>No podrá escribirle ni pedirle amistad, y no se le avisa. Lo que había entre ustedes termina. En los canales comunes se siguen viendo.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>ShellInvite</name>
    <message>
        <source>Invite link copied</source>
        <translation>Enlace de invitación copiado</translation>
    </message>
</context>
<context>
    <name>ShellLists</name>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.</source>
        <translation>El llavero del escritorio no responde. Se muestra lo que hay en este dispositivo; la conexión y lo cifrado lo esperan.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>A device of yours asks to read encrypted channels.</source>
        <translation>Uno de tus dispositivos pide leer canales cifrados.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>ShellMembers</name>
    <message>
        <source>Leave %1?</source>
        <translation>¿Salir de %1?</translation>
    </message>
    <message>
        <source>It is private: you will need a new invitation to come back.</source>
        <translation>Es privado: para volver necesitará una nueva invitación.</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>Puede volver a unirse cuando quiera.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar a %1?</translation>
    </message>
    <message>
        <source>They no longer see what is written in %1 from now on.</source>
        <translation>Ya no verá lo que se escriba en %1 desde ahora.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>ShellNews</name>
    <message>
        <source>%1 has no keys for encryption on this server yet: the server can read this conversation.</source>
        <translation>%1 aún no tiene claves de cifrado en este servidor: el servidor puede leer esta conversación.</translation>
    </message>
    <message>
        <source>This device has no keys for encryption: the server can read this conversation.</source>
        <translation>Este dispositivo no tiene claves de cifrado: el servidor puede leer esta conversación.</translation>
    </message>
    <message>
        <source>You and %1 are friends now</source>
        <translation>Usted y %1 son ahora amigos</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>Se ha preguntado a %1</translation>
    </message>
    <message>
        <source>Password changed. Your other devices are signed out.</source>
        <translation>Contraseña cambiada. Se ha cerrado la sesión de sus otros dispositivos.</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>El segundo factor está desactivado</translation>
    </message>
    <message>
        <source>The log of devices counts as it is now</source>
        <translation>El registro de dispositivos vale tal como está ahora</translation>
    </message>
</context>
<context>
    <name>ShellProfile</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>¿Quitar a %1 de sus amigos?</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>Aún pueden escribirse. Para volver a ser amigos, uno de los dos debe pedirlo.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>¿Bloquear a %1?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>No podrá escribirle ni pedirle amistad, y no se le avisa. Lo que había entre ustedes termina. En los canales comunes se siguen viendo.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Make an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Sign in to Dunlin</source>
        <translation>Iniciar sesión en Dunlin</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>The address you were given, or an invite link.</source>
        <translation>La dirección que le han dado o un enlace de invitación.</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>¿Qué servidor?</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>3 to 32 of a-z, 0-9, dot, dash, underscore.</source>
        <translation>De 3 a 32 de a-z, 0-9, punto, guion, guion bajo.</translation>
    </message>
    <message>
        <source>Who are you on that server?</source>
        <translation>¿Quién es en ese servidor?</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>8 characters or more; a few unusual words are best.</source>
        <translation>8 caracteres o más; lo mejor son unas palabras poco comunes.</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>Al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Falta la contraseña.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>The account has a second factor: the code of your authenticator app, or a recovery code.</source>
        <translation>La cuenta tiene un segundo factor: el código de su aplicación de autenticación o un código de recuperación.</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>Falta el código.</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>Su nombre, como lo ven los demás</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>The first account on a new server needs none and becomes its administrator.</source>
        <translation>La primera cuenta de un servidor nuevo no lo necesita y pasa a administrarlo.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Tengo una cuenta</translation>
    </message>
    <message>
        <source>I have no account yet</source>
        <translation>Aún no tengo cuenta</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Otras cuentas</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. If you are signed in here, wait for it or try again.</source>
        <translation>El llavero del escritorio no responde. Si ya has iniciado sesión aquí, espéralo o inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>No skin tone</source>
        <translation>Sin tono de piel</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>Tono de piel claro</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>Tono de piel claro medio</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>Tono de piel medio</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>Tono de piel oscuro medio</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>Tono de piel oscuro</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Tono de piel</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Underline misspelt words</source>
        <translation>Subrayar las palabras mal escritas</translation>
    </message>
    <message>
        <source>There is no dictionary for this language on this computer.</source>
        <translation>En este equipo no hay ningún diccionario para este idioma.</translation>
    </message>
    <message>
        <source>Looked up on this computer, in the dictionary %1.</source>
        <translation>Se buscan en este equipo, en el diccionario %1.</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>New channel</source>
        <translation>Nuevo canal</translation>
    </message>
    <message>
        <source>Message someone</source>
        <translation>Escribir a alguien</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>Explorar canales</translation>
    </message>
    <message>
        <source>Use an invite link</source>
        <translation>Usar un enlace de invitación</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Cuentas…</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Su perfil</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>Status and privacy</source>
        <translation>Estado y privacidad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>Others see you as not there. What you write is seen, of course.</source>
        <translation>Los demás le ven como ausente. Lo que escribe se ve, claro.</translation>
    </message>
    <message>
        <source>Others see that you don&apos;t want to be disturbed, and this computer does not tell of new messages.</source>
        <translation>Los demás ven que no quiere ser molestado, y este equipo no avisa de mensajes nuevos.</translation>
    </message>
    <message>
        <source>Others see that you are not at your computer.</source>
        <translation>Los demás ven que no está ante su equipo.</translation>
    </message>
    <message>
        <source>Ten minutes without a key or a movement show you as away, until you are back.</source>
        <translation>Diez minutos sin tecla ni movimiento le muestran ausente hasta que vuelva.</translation>
    </message>
    <message>
        <source>Show when I was last here</source>
        <translation>Mostrar cuándo estuve aquí por última vez</translation>
    </message>
    <message>
        <source>To those who may see your status, while you are not there.</source>
        <translation>A quienes pueden ver su estado, mientras no está.</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Messages and keys</source>
        <translation>Mensajes y claves</translation>
    </message>
    <message>
        <source>Fetched files and pictures</source>
        <translation>Archivos e imágenes descargados</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Liberar espacio</translation>
    </message>
    <message>
        <source>Nothing was removed: something that waits to be sent can&apos;t be read now.</source>
        <translation>No se ha eliminado nada: algo que espera para enviarse no se puede leer ahora.</translation>
    </message>
    <message>
        <source>Free space?</source>
        <translation>¿Liberar espacio?</translation>
    </message>
    <message>
        <source>Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.</source>
        <translation>Los archivos e imágenes descargados (%1) se eliminan de este dispositivo y se descargan de nuevo cuando los mires. Los mensajes, borradores, claves y lo que espera para enviarse se quedan.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>Eliminarlos aquí</translation>
    </message>
</context>
<context>
    <name>SwitcherRow</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n mensaje sin leer</numerusform>
            <numerusform>%1, %n mensajes sin leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadLine</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n respuesta</numerusform>
            <numerusform>%n respuestas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, show thread</source>
        <translation>%1, mostrar el hilo</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Your role here is to read</source>
        <translation>Aquí solo puedes leer</translation>
    </message>
    <message>
        <source>Only the newest replies are shown.</source>
        <translation>Solo se muestran las respuestas más recientes.</translation>
    </message>
    <message>
        <source>Some messages of this conversation are not on this device; replies may be among them.</source>
        <translation>Algunos mensajes de esta conversación no están en este dispositivo; puede haber respuestas entre ellos.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Hilo</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>Mostrar en la conversación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>the thread</source>
        <translation>el hilo</translation>
    </message>
    <message>
        <source>Reply in the thread</source>
        <translation>Responder en el hilo</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>Aquí solo puede leer.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>¿Eliminar este mensaje?</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>Desaparece para todos en el canal. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
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
        <translation>Mensajes en %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aquí aún no hay nada</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>Escriba el primer mensaje a %1.</translation>
    </message>
    <message>
        <source>When somebody writes in %1, it shows here.</source>
        <translation>Cuando alguien escriba en %1, se verá aquí.</translation>
    </message>
    <message>
        <source>Goes %1</source>
        <translation>Desaparece %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Ir al más reciente</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
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
            <numerusform>%n semana</numerusform>
            <numerusform>%n semanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
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
        <translation>En pausa al %1 %</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>Subiendo, %1 %</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>Seguir subiendo</translation>
    </message>
    <message>
        <source>Pause the upload</source>
        <translation>Pausar la subida</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>No enviarlo</translation>
    </message>
</context>
<context>
    <name>UnreadBar</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since %1</source>
        <translation>
            <numerusform>%n mensaje nuevo desde %1</numerusform>
            <numerusform>%n mensajes nuevos desde %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invite link</source>
        <translation>Usar un enlace de invitación</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirse</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>account is shut</source>
        <translation>cuenta cerrada</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrador</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n dispositivo</numerusform>
            <numerusform>%n dispositivos</numerusform>
        </translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>segundo factor</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>visto por última vez %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Acciones para %1</translation>
    </message>
</context>
<context>
    <name>UsersPart</name>
    <message>
        <source>Search accounts</source>
        <translation>Buscar cuentas</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>No se encontró a nadie</translation>
    </message>
    <message>
        <source>No account&apos;s name contains “%1”.</source>
        <translation>Ningún nombre de cuenta contiene «%1».</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Hacer administrador</translation>
    </message>
    <message>
        <source>No longer an admin</source>
        <translation>Dejar de ser administrador</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nueva contraseña</translation>
    </message>
    <message>
        <source>Remove second factor</source>
        <translation>Quitar el segundo factor</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Cerrar todas las sesiones</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>Cerrar la cuenta</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Reabrir la cuenta</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>¿Hacer administrador a %1?</translation>
    </message>
    <message>
        <source>Admins can shut accounts, give them other passwords, and remove channels. They can&apos;t read what is not theirs.</source>
        <translation>Los administradores pueden cerrar cuentas, darles otras contraseñas y eliminar canales. No pueden leer lo que no es suyo.</translation>
    </message>
    <message>
        <source>New password for %1?</source>
        <translation>¿Nueva contraseña para %1?</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>¿Quitar el segundo factor de %1?</translation>
    </message>
    <message>
        <source>From then on the password alone signs in. Be sure that it is the owner who asks.</source>
        <translation>Desde entonces basta la contraseña. Asegúrate de que quien lo pide es su dueño.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Shut the account of %1?</source>
        <translation>¿Cerrar la cuenta de %1?</translation>
    </message>
    <message>
        <source>Every device is signed out, and nobody can sign in until it is opened again. What was written stays.</source>
        <translation>Se cierra la sesión en todos los dispositivos y nadie puede entrar hasta que se reabra. Lo escrito permanece.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The old one stops working, and every device of the account is signed out.</source>
        <translation>La anterior deja de valer y se cierra la sesión en todos los dispositivos de la cuenta.</translation>
    </message>
</context>
<context>
    <name>VerifySheet</name>
    <message>
        <source>Safety number with %1</source>
        <translation>Número de seguridad con %1</translation>
    </message>
    <message>
        <source>%1 has no keys to compare yet: they have not signed in with a program that encrypts.</source>
        <translation>%1 aún no tiene claves que comparar: todavía no ha iniciado sesión con un programa que cifre.</translation>
    </message>
    <message>
        <source>This can be looked at when the connection is back.</source>
        <translation>Se podrá ver cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>The safety number is another one by now. Close this and compare again.</source>
        <translation>El número de seguridad ya es otro. Cierra esto y compara de nuevo.</translation>
    </message>
    <message>
        <source>The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.</source>
        <translation>El servidor muestra otras claves de uno de vosotros que antes. Mientras tanto no se le envía nada. Pregunta a %1 por otra vía si creó una cuenta nueva, y a quien administra el servidor.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.</source>
        <translation>Compara estas cifras con %1, en persona o por teléfono. Si son iguales en ambas pantallas, nadie está en medio y el servidor no ha inventado ningún dispositivo.</translation>
    </message>
    <message>
        <source>QR code of the safety number. The digits stand below.</source>
        <translation>Código QR del número de seguridad. Las cifras están debajo.</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>Número de seguridad</translation>
    </message>
    <message>
        <source>You compared it on this device.</source>
        <translation>Lo comparaste en este dispositivo.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Not verified any more</source>
        <translation>Ya no verificado</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Son iguales</translation>
    </message>
    <message>
        <source>That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.</source>
        <translation>Este no es el código de %1 contigo. Si es el que se ve en su pantalla, el servidor os muestra claves distintas: no escribas nada que nadie más deba leer.</translation>
    </message>
    <message>
        <source>%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.</source>
        <translation>A %1 se le muestran otros dispositivos que a ti: puede que el servidor se haya inventado uno. No escribas nada que nadie más deba leer.</translation>
    </message>
    <message>
        <source>%1 knows of a device that you have not heard of yet. Close this and compare again.</source>
        <translation>%1 conoce un dispositivo del que todavía no sabes nada. Cierra esto y compara otra vez.</translation>
    </message>
    <message>
        <source>That is no code of a safety number.</source>
        <translation>Ese no es el código de un número de seguridad.</translation>
    </message>
    <message>
        <source>Read their code…</source>
        <translation>Leer su código…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>Descargando %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Pausar %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>Reproducir %1</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>Posición en %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Guardar %1</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>%1, the longest there is</source>
        <translation>%1, lo máximo posible</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>Grabado, %1</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>Grabando, %1</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>Descartar la grabación</translation>
    </message>
    <message>
        <source>Queue voice message</source>
        <translation>Poner el mensaje de voz en cola</translation>
    </message>
    <message>
        <source>Send voice message</source>
        <translation>Enviar el mensaje de voz</translation>
    </message>
</context>
<context>
    <name>WordingsSheet</name>
    <message>
        <source>Earlier wordings</source>
        <translation>Versiones anteriores</translation>
    </message>
    <message>
        <source>No earlier wording is on this device.</source>
        <translation>No hay ninguna versión anterior en este dispositivo.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.</source>
        <translation>Solo lo que este dispositivo ha visto: lo que se cambió antes de llegar aquí, o mientras el dispositivo estaba ausente, no está entre ellas. Desaparecen con el mensaje.</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>La grabación se ha descartado.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::CodeReader</name>
    <message>
        <source>The camera is gone, or may not be used.</source>
        <translation>La cámara ya no está o no se puede usar.</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>Esa no es una imagen que se pueda leer.</translation>
    </message>
    <message>
        <source>There is no code in that picture.</source>
        <translation>En esa imagen no hay ningún código.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::DesktopNotifier</name>
    <message>
        <source>New message</source>
        <translation>Mensaje nuevo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read here yet</source>
        <translation>Un mensaje que aquí todavía no se puede leer</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayItem</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n mensaje sin leer</numerusform>
            <numerusform>%n mensajes sin leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayMenu</name>
    <message>
        <source>Open Dunlin</source>
        <translation>Abrir Dunlin</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoicePlayer</name>
    <message>
        <source>It can&apos;t be played here.</source>
        <translation>No se puede reproducir aquí.</translation>
    </message>
    <message>
        <source>It can&apos;t be fetched now.</source>
        <translation>No se puede descargar ahora.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoiceRecorder</name>
    <message>
        <source>There is no microphone.</source>
        <translation>No hay ningún micrófono.</translation>
    </message>
    <message>
        <source>Nothing can be recorded here.</source>
        <translation>Aquí no se puede grabar nada.</translation>
    </message>
    <message>
        <source>The microphone can&apos;t be opened.</source>
        <translation>No se puede abrir el micrófono.</translation>
    </message>
    <message>
        <source>The microphone is gone. What it heard can still be sent.</source>
        <translation>El micrófono ya no está. Lo que ha oído aún se puede enviar.</translation>
    </message>
    <message>
        <source>Nothing was heard yet.</source>
        <translation>Aún no se ha oído nada.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>No se ha podido guardar la grabación.</translation>
    </message>
    <message>
        <source>The microphone is not allowed to this program. The system&apos;s settings have a switch for it.</source>
        <translation>Este programa no tiene permiso para usar el micrófono. En los ajustes del sistema hay un interruptor para ello.</translation>
    </message>
</context>
</TS>
