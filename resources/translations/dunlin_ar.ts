<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About you</source>
        <translation>نبذة عنك</translation>
    </message>
    <message>
        <source>A line about you that others see</source>
        <translation>سطر عنك يراه الآخرون</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>AccountsSheet</name>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 على %2</translation>
    </message>
    <message>
        <source>Has to sign in again on %1</source>
        <translation>يلزم تسجيل الدخول مجددًا على %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1، لا رسائل غير مقروءة (%n)</numerusform>
            <numerusform>%1، رسالة واحدة غير مقروءة (%n)</numerusform>
            <numerusform>%1، رسالتان غير مقروءتين (%n)</numerusform>
            <numerusform>%1، %n رسائل غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.</source>
        <translation>تبقى كلها متصلة وتُعلمك بالرسائل الجديدة. تسجيل الخروج من أحدها، من إعداداته، يترك البقية كما هي.</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>إضافة حساب آخر</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>As it was when last connected.</source>
        <translation>كما كان عند آخر اتصال.</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>لم يفتك شيء</translation>
    </message>
    <message>
        <source>Who mentions or answers you, adds you to a channel or asks to be your friend shows here.</source>
        <translation>يظهر هنا من يذكرك أو يردّ عليك أو يضيفك إلى قناة أو يطلب صداقتك.</translation>
    </message>
</context>
<context>
    <name>ActivityRow</name>
    <message>
        <source>a conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>ذكرك %1 في %2</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>ردّ عليك %1 في %2</translation>
    </message>
    <message>
        <source>%1 added you to %2</source>
        <translation>أضافك %1 إلى %2</translation>
    </message>
    <message>
        <source>%1 asks to be your friend</source>
        <translation>%1 يطلب صداقتك</translation>
    </message>
    <message>
        <source>%1 is your friend now</source>
        <translation>%1 صديقك الآن</translation>
    </message>
    <message>
        <source>Something that needs a newer version of Dunlin</source>
        <translation>شيء يحتاج إلى إصدار أحدث من Dunlin</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1، جديد</translation>
    </message>
</context>
<context>
    <name>AddPeopleSheet</name>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>موجود فيها</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>New password of %1</source>
        <translation>كلمة مرور جديدة لـ %1</translation>
    </message>
    <message>
        <source>It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed.</source>
        <translation>تظهر هذه المرة فقط. سُجّل خروج جميع أجهزة الحساب؛ سلّم كلمة المرور لصاحبها بطريقة أخرى واطلب تغييرها.</translation>
    </message>
    <message>
        <source>Invite to this server</source>
        <translation>دعوة إلى هذا الخادم</translation>
    </message>
    <message>
        <source>It is shown this once. Whoever has the link can make an account; give it only to people you mean.</source>
        <translation>تظهر هذه المرة فقط. من لديه الرابط يمكنه إنشاء حساب؛ لا تعطه إلا لمن تقصده.</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>هذا الخادم</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>أقسام الإدارة</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>الدعوات</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>غير متاح حاليًا</translation>
    </message>
    <message>
        <source>A server is looked after while there is a connection to it.</source>
        <translation>يُدار الخادم ما دام الاتصال به قائمًا.</translation>
    </message>
</context>
<context>
    <name>ApproveDeviceSheet</name>
    <message>
        <source>Don&apos;t let it in</source>
        <translation>لا تسمح له</translation>
    </message>
    <message>
        <source>Let %1 in?</source>
        <translation>هل تسمح لـ %1؟</translation>
    </message>
    <message>
        <source>Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.</source>
        <translation>وصل إلى هنا مفتاح غير مفتاح جهازك: ربما بدّله أحد في الطريق. سجّل خروج الجهاز في الأسفل، واسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.</source>
        <translation>يعرض الجهاز الآخر عشرين رقمًا تحت الإعدادات، التشفير. قارنها كلها بهذه. لو بدّل أحد في الطريق مفاتيحه لاختلفت.</translation>
    </message>
    <message>
        <source>Digits that the other device must show</source>
        <translation>الأرقام التي يجب أن يعرضها الجهاز الآخر</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>إنها مختلفة</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>إنها متطابقة</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>المرفقات</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>استبعاد %1</translation>
    </message>
</context>
<context>
    <name>AuditPart</name>
    <message>
        <source>What admins did</source>
        <translation>ما فعله المشرفون</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>لم يحدث شيء بعد</translation>
    </message>
    <message>
        <source>Acts of admins and of the command line are kept here, with who did them and when.</source>
        <translation>تُحفظ هنا أفعال المشرفين وسطر الأوامر، مع من قام بها ومتى.</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>made the account %1</source>
        <translation>أنشأ الحساب %1</translation>
    </message>
    <message>
        <source>shut the account %1</source>
        <translation>أغلق الحساب %1</translation>
    </message>
    <message>
        <source>opened the account %1</source>
        <translation>فتح الحساب %1</translation>
    </message>
    <message>
        <source>made %1 an admin</source>
        <translation>جعل %1 مشرفًا</translation>
    </message>
    <message>
        <source>made %1 a plain user</source>
        <translation>جعل %1 مستخدمًا عاديًا</translation>
    </message>
    <message>
        <source>gave %1 another password</source>
        <translation>أعطى %1 كلمة مرور أخرى</translation>
    </message>
    <message>
        <source>removed the second factor of %1</source>
        <translation>أزال العامل الثاني لـ %1</translation>
    </message>
    <message>
        <source>signed %1 out everywhere</source>
        <translation>سجّل خروج %1 من كل مكان</translation>
    </message>
    <message>
        <source>signed a device of %1 out</source>
        <translation>سجّل خروج جهاز لـ %1</translation>
    </message>
    <message>
        <source>made an invite</source>
        <translation>أنشأ دعوة</translation>
    </message>
    <message>
        <source>removed an invite</source>
        <translation>أزال دعوة</translation>
    </message>
    <message>
        <source>removed the channel %1</source>
        <translation>أزال القناة %1</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>أنشأ نسخة احتياطية</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>استعاد نسخة احتياطية</translation>
    </message>
    <message>
        <source>moved the database</source>
        <translation>نقل قاعدة البيانات</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>سطر الأوامر</translation>
    </message>
    <message>
        <source>Somebody who is gone</source>
        <translation>شخص لم يعد موجودًا</translation>
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
        <translation>رسالة ليس مفتاحها على هذا الجهاز. طُلب المفتاح مجددًا من جهاز المرسل؛ وما كُتب قبل انضمامك أو انضمام هذا الجهاز يبقى مغلقًا.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read: too many before it are missing. Those after it will open again.</source>
        <translation>رسالة لا يمكن قراءتها: ينقص قبلها عدد كبير. ما بعدها سيُفتح من جديد.</translation>
    </message>
    <message>
        <source>A message that was opened before, and whose text is not kept here any more.</source>
        <translation>رسالة فُتحت من قبل ولم يعد نصها محفوظًا هنا.</translation>
    </message>
    <message>
        <source>A message that was changed on its way. It is not shown; ask for it to be sent again.</source>
        <translation>رسالة غُيّرت في الطريق. لا تُعرض؛ اطلب إرسالها من جديد.</translation>
    </message>
    <message>
        <source>A message that was sealed by somebody else or for another place than the server says. It is not shown.</source>
        <translation>رسالة ختمها شخص آخر أو خُتمت لمكان غير ما يقوله الخادم. لا تُعرض.</translation>
    </message>
    <message>
        <source>A message of a device that is not on its owner&apos;s list. It is not shown.</source>
        <translation>رسالة من جهاز ليس في قائمة صاحبه. لا تُعرض.</translation>
    </message>
    <message>
        <source>A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.</source>
        <translation>رسالة لا تُعرض: يعرض الخادم لمرسلها مفاتيح غير السابقة. قارنا رقمي الأمان.</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>تحتاج هذه الرسالة إلى إصدار أحدث من Dunlin.</translation>
    </message>
    <message>
        <source>The server has a message here that nobody sealed. It is not shown.</source>
        <translation>لدى الخادم هنا رسالة لم يختمها أحد. لا تُعرض.</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read from this profile for now.</source>
        <translation>رسالة لا يمكن قراءتها من هذا الملف الشخصي حاليًا.</translation>
    </message>
</context>
<context>
    <name>ChannelRecordRow</name>
    <message>
        <source>A direct conversation</source>
        <translation>محادثة مباشرة</translation>
    </message>
    <message>
        <source>private</source>
        <translation>خاصة</translation>
    </message>
    <message>
        <source>public</source>
        <translation>عامة</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>مشفّرة من طرف إلى طرف</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>لا أعضاء</numerusform>
            <numerusform>عضو واحد</numerusform>
            <numerusform>عضوان</numerusform>
            <numerusform>%n أعضاء</numerusform>
            <numerusform>%n عضوًا</numerusform>
            <numerusform>%n عضو</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%n رسائل</numerusform>
            <numerusform>%n رسالة</numerusform>
            <numerusform>%n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>No messages yet</source>
        <translation>لا رسائل بعد</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>لم يُكتب شيء بعد</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>أنت: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1، لا رسائل غير مقروءة</numerusform>
            <numerusform>%1، رسالة واحدة غير مقروءة</numerusform>
            <numerusform>%1، رسالتان غير مقروءتين</numerusform>
            <numerusform>%1، %n رسائل غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>يذكرك</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>مكتوم</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>مسودة: %1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>مسودة:</translation>
    </message>
    <message>
        <source>A message that is not shown</source>
        <translation>رسالة لا تُعرض</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>مشفّر من طرف إلى طرف</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>تم التحقق</translation>
    </message>
</context>
<context>
    <name>ChannelSettingsSheet</name>
    <message>
        <source>Conversation settings</source>
        <translation>إعدادات المحادثة</translation>
    </message>
    <message>
        <source>Channel settings</source>
        <translation>إعدادات القناة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>تحتاج القناة إلى اسم.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>الغرض منها</translation>
    </message>
    <message>
        <source>How long messages stay</source>
        <translation>مدة بقاء الرسائل</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>لمدة</translation>
    </message>
    <message>
        <source>Until everybody has them</source>
        <translation>حتى تصل إلى الجميع</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Messages stay until somebody deletes them.</source>
        <translation>تبقى الرسائل حتى يحذفها أحد.</translation>
    </message>
    <message>
        <source>Each message goes by itself after this time, from the server and from every device.</source>
        <translation>تختفي كل رسالة من تلقاء نفسها بعد هذه المدة، من الخادم ومن كل جهاز.</translation>
    </message>
    <message>
        <source>Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.</source>
        <translation>تختفي كل رسالة من الخادم حين تصل إلى كل جهاز لكل عضو. من ينضم لاحقًا لا يجد منها شيئًا.</translation>
    </message>
    <message>
        <source>What was written before keeps the rule that held then.</source>
        <translation>ما كُتب من قبل يبقى على القاعدة السارية حينها.</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>الوضع البطيء</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Everybody writes as often as they like.</source>
        <translation>يكتب الجميع متى شاؤوا.</translation>
    </message>
    <message>
        <source>Members wait this long between two messages. Admins and owners don&apos;t.</source>
        <translation>ينتظر الأعضاء هذه المدة بين رسالتين، ولا ينتظر المشرفون والمالكون.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>ChannelsPane</name>
    <message>
        <source>Chats</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>البحث في الرسائل</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>لا اسم يحتوي «%1».</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>لا محادثات بعد</translation>
    </message>
    <message>
        <source>Make a channel for a group, or write to one person.</source>
        <translation>أنشئ قناة لمجموعة، أو اكتب إلى شخص.</translation>
    </message>
</context>
<context>
    <name>ChannelsPart</name>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>لا قنوات بعد</translation>
    </message>
    <message>
        <source>What people make shows here.</source>
        <translation>يظهر هنا ما ينشئه الناس.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Every message and file in it is gone for all its members, and can&apos;t be brought back.</source>
        <translation>تُحذف كل رسائلها وملفاتها لدى جميع الأعضاء ولا يمكن استعادتها.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>CodeScan</name>
    <message>
        <source>What the camera shows</source>
        <translation>ما تعرضه الكاميرا</translation>
    </message>
    <message>
        <source>Hold the code on the screen of %1 in front of the camera.</source>
        <translation>ضع الرمز الظاهر على شاشة %1 أمام الكاميرا.</translation>
    </message>
    <message>
        <source>Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.</source>
        <translation>اختر صورة للرمز الذي يراه %1: صورة فوتوغرافية أو لقطة للشاشة. يجب أن تكون قد وصلتك بغير طريق هذا الخادم.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>استخدام الكاميرا</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>فتح صورة…</translation>
    </message>
    <message>
        <source>Back to the digits</source>
        <translation>العودة إلى الأرقام</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply to %1</source>
        <translation>ردّ على %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>تعديل الرسالة</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>This message goes after %1</source>
        <translation>تختفي هذه الرسالة بعد %1</translation>
    </message>
    <message>
        <source>How long the message stays</source>
        <translation>مدة بقاء الرسالة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Queue message</source>
        <translation>وضع الرسالة في الانتظار</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>تسجيل رسالة صوتية</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>رموز تعبيرية</translation>
    </message>
</context>
<context>
    <name>ComposerFoot</name>
    <message>
        <source>%1 too many</source>
        <translation>زيادة %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>بقي %1</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting… What you write is kept and sent then.</source>
        <translation>جارٍ الاتصال… ما تكتبه يُحفظ ويُرسل بعدها.</translation>
    </message>
    <message>
        <source>%1. What you write is kept and sent later.</source>
        <translation>%1. ما تكتبه يُحفظ ويُرسل لاحقًا.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 يكتب…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 و%2 يكتبان…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>عدة أشخاص يكتبون…</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
    <message>
        <source>messages go after %1</source>
        <translation>تختفي الرسائل بعد %1</translation>
    </message>
    <message>
        <source>messages go once everybody has them</source>
        <translation>تختفي الرسائل حين تصل إلى الجميع</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>لا أعضاء</numerusform>
            <numerusform>عضو واحد</numerusform>
            <numerusform>عضوان</numerusform>
            <numerusform>%n أعضاء</numerusform>
            <numerusform>%n عضوًا</numerusform>
            <numerusform>%n عضو</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>End-to-end encrypted, and verified</source>
        <translation>مشفّر من طرف إلى طرف، وتم التحقق</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>مشفّر من طرف إلى طرف</translation>
    </message>
    <message>
        <source>More of this conversation</source>
        <translation>المزيد عن هذه المحادثة</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>البحث هنا</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>الرسائل المثبّتة</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Notifications: none</source>
        <translation>الإشعارات: لا شيء</translation>
    </message>
    <message>
        <source>Notifications: muted until %1</source>
        <translation>الإشعارات: مكتومة حتى %1</translation>
    </message>
    <message>
        <source>Notifications: only mentions</source>
        <translation>الإشعارات: الإشارات فقط</translation>
    </message>
    <message>
        <source>Notifications: all messages</source>
        <translation>الإشعارات: كل الرسائل</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Everybody here</source>
        <translation>كل من هنا</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>يمكنك القراءة فقط هنا.</translation>
    </message>
    <message>
        <source>Slow mode: the next message leaves in %1.</source>
        <translation>الوضع البطيء: تُرسل الرسالة التالية بعد %1.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>حُفظ باسم %1</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>حذف هذه الرسالة؟</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>تختفي لدى كل من في القناة. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Your role here is to read</source>
        <translation>دورك هنا القراءة فقط</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>A device without a name</source>
        <translation>جهاز بلا اسم</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>إعادة تسمية %1</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>تسجيل خروج %1</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices and password</source>
        <translation>الأجهزة وكلمة المرور</translation>
    </message>
    <message>
        <source>Devices and password can be changed when the connection is back.</source>
        <translation>يمكن تغيير الأجهزة وكلمة المرور حين يعود الاتصال.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>جارٍ سؤال الخادم…</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>تسجيل الخروج من كل مكان</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>تسجيل خروج %1؟</translation>
    </message>
    <message>
        <source>It can&apos;t read or write anything any more until somebody signs in there again.</source>
        <translation>لن يستطيع قراءة شيء أو كتابته حتى يسجّل أحد الدخول عليه من جديد.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Sign out everywhere?</source>
        <translation>تسجيل الخروج من كل مكان؟</translation>
    </message>
    <message>
        <source>Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.</source>
        <translation>يُسجّل خروج كل جهاز، وهذا أيضًا، ويُزال ما هو محفوظ هنا. ما ينتظر في صندوق الصادر يضيع.</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Browse</source>
        <translation>تصفح</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Search public channels</source>
        <translation>بحث في القنوات العامة</translation>
    </message>
    <message>
        <source>Public channels</source>
        <translation>القنوات العامة</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>غير متاح الآن</translation>
    </message>
    <message>
        <source>No public channels yet</source>
        <translation>لا قنوات عامة بعد</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>The list of public channels is on the server.</source>
        <translation>قائمة القنوات العامة على الخادم.</translation>
    </message>
    <message>
        <source>A channel that is not private shows here for everyone on this server.</source>
        <translation>القناة غير الخاصة تظهر هنا لكل من على هذا الخادم.</translation>
    </message>
    <message>
        <source>No public channel&apos;s name contains “%1”.</source>
        <translation>لا اسم قناة عامة يحتوي «%1».</translation>
    </message>
</context>
<context>
    <name>DirectoryRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>لا أعضاء</numerusform>
            <numerusform>عضو واحد</numerusform>
            <numerusform>عضوان</numerusform>
            <numerusform>%n أعضاء</numerusform>
            <numerusform>%n عضوًا</numerusform>
            <numerusform>%n عضو</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>فتح %1</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>الانضمام إلى %1</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Attach to the message to %1</source>
        <translation>إرفاق بالرسالة إلى %1</translation>
    </message>
</context>
<context>
    <name>EditWaitingSheet</name>
    <message>
        <source>Edit before it is sent</source>
        <translation>تعديل قبل الإرسال</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>رموز تعبيرية</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>ابحث عن رمز تعبيري</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>لون البشرة: %1</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>الرموز التي عُثر عليها</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>لا يوجد رمز تعبيري بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Used last</source>
        <translation>المستخدمة مؤخرًا</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>وجوه</translation>
    </message>
    <message>
        <source>People</source>
        <translation>أشخاص</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>حيوانات وطبيعة</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>طعام وشراب</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>سفر وأماكن</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>أنشطة</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>أشياء</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>رموز</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>أعلام</translation>
    </message>
    <message>
        <source>Groups of emoji</source>
        <translation>مجموعات الرموز التعبيرية</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>التشفير</translation>
    </message>
    <message>
        <source>This device reads and writes encrypted channels.</source>
        <translation>هذا الجهاز يقرأ القنوات المشفّرة ويكتب فيها.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read, because the desktop&apos;s keyring does not open. Nothing can be sealed or opened.</source>
        <translation>لا يمكن قراءة مفاتيح هذا الملف الشخصي لأن حلقة مفاتيح سطح المكتب لا تُفتح. لا يمكن ختم شيء ولا فتحه.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>أُزيل هذا الجهاز من قائمة حسابك: سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>فُقدت مفاتيح هذا الجهاز: سجّل الخروج ثم الدخول من جديد.</translation>
    </message>
    <message>
        <source>The keys of this device are being made.</source>
        <translation>يجري إنشاء مفاتيح هذا الجهاز.</translation>
    </message>
    <message>
        <source>Digits of this device</source>
        <translation>أرقام هذا الجهاز</translation>
    </message>
    <message>
        <source>The recovery key is not on this device.</source>
        <translation>مفتاح الاسترداد ليس على هذا الجهاز.</translation>
    </message>
    <message>
        <source>You wrote the recovery key down. It is also still kept on this device, sealed.</source>
        <translation>لقد دوّنت مفتاح الاسترداد. وما زال محفوظًا على هذا الجهاز أيضًا، مختومًا.</translation>
    </message>
    <message>
        <source>Write the recovery key down: without it, and without another device, nobody can let a new one in.</source>
        <translation>دوّن مفتاح الاسترداد: من دونه ومن دون جهاز آخر لا يستطيع أحد السماح لجهاز جديد.</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>إظهار مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Forget it here</source>
        <translation>انسه هنا</translation>
    </message>
    <message>
        <source>Forget the recovery key on this device</source>
        <translation>نسيان مفتاح الاسترداد على هذا الجهاز</translation>
    </message>
    <message>
        <source>Forget the recovery key here?</source>
        <translation>هل تريد نسيان مفتاح الاسترداد هنا؟</translation>
    </message>
    <message>
        <source>This device can&apos;t show it again. Then the paper is all there is.</source>
        <translation>لن يستطيع هذا الجهاز إظهاره مرة أخرى. عندها لا يبقى إلا الورقة.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>Keep the keys to your messages on the server</source>
        <translation>الاحتفاظ بمفاتيح رسائلك على الخادم</translation>
    </message>
    <message>
        <source>Sealed: only your recovery key opens them. A new device then reads what was said before.</source>
        <translation>مختومة: لا يفتحها إلا مفتاح الاسترداد الخاص بك. عندها يقرأ الجهاز الجديد ما قيل من قبل.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: enter your recovery key once on this device.</source>
        <translation>لم يُحفظ شيء بعد: أدخل مفتاح الاسترداد مرة واحدة على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.</source>
        <translation>يعرض الخادم مفتاحًا لم يوقّعه حسابك. لا يُختم له شيء: اسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>The server takes no more of them.</source>
        <translation>لم يعد الخادم يقبل المزيد منها.</translation>
    </message>
    <message>
        <source>What was said before is being fetched.</source>
        <translation>يجري جلب ما قيل من قبل.</translation>
    </message>
    <message>
        <source>Some of what was kept could not be opened.</source>
        <translation>تعذّر فتح بعض ما كان محفوظًا.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.</source>
        <translation>لا يستطيع هذا الجهاز قراءة القنوات المشفّرة بعد. افتح على جهاز آخر لك الإعدادات، التشفير، واسمح لهذا الجهاز إن ظهرت هناك الأرقام نفسها. أو أدخل مفتاح الاسترداد أو عبارة المرور.</translation>
    </message>
    <message>
        <source>Enter the recovery key or the passphrase</source>
        <translation>إدخال مفتاح الاسترداد أو عبارة المرور</translation>
    </message>
    <message>
        <source>Your passphrase does the same as the recovery key.</source>
        <translation>عبارة مرورك تؤدي ما يؤديه مفتاح الاسترداد.</translation>
    </message>
    <message>
        <source>A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.</source>
        <translation>يمكن لعبارة مرور أن تؤدي ما يؤديه مفتاح الاسترداد. عندها يكون المفتاح آمنًا بقدر ما يصعب تخمين العبارة.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>تغيير عبارة المرور</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>تعيين عبارة مرور</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>إزالتها</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>إزالة عبارة المرور</translation>
    </message>
    <message>
        <source>Delete what is kept</source>
        <translation>حذف ما هو محفوظ</translation>
    </message>
    <message>
        <source>Delete the keys to your messages on the server</source>
        <translation>حذف مفاتيح رسائلك من الخادم</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>إزالة عبارة المرور؟</translation>
    </message>
    <message>
        <source>Then only the recovery key and your other devices let a new one in.</source>
        <translation>عندها لا يسمح لجهاز جديد إلا مفتاح الاسترداد وأجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Delete what is kept?</source>
        <translation>حذف ما هو محفوظ؟</translation>
    </message>
    <message>
        <source>A new device then can&apos;t read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.</source>
        <translation>عندها لا يستطيع جهاز جديد قراءة ما قيل من قبل. لن يحفظ هذا الجهاز شيئًا على الخادم بعد الآن؛ أوقف ذلك على أجهزتك الأخرى أيضًا وإلا بدأت من جديد.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>EndSecondFactorSheet</name>
    <message>
        <source>Turn off the second factor</source>
        <translation>تعطيل العامل الثاني</translation>
    </message>
    <message>
        <source>A sign-in then asks for nothing but the password. The recovery codes are void.</source>
        <translation>لا يُطلب عندها عند الدخول سوى كلمة المرور، وتبطل رموز الاسترداد.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>رمز التطبيق أو رمز استرداد</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>تعطيل</translation>
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
        <translation>لم تُرسل.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>لم تُرسل: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>No word is like it</source>
        <translation>لا توجد كلمة تشبهها</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>إضافة إلى القاموس</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Writes that wait</source>
        <translation>عمليات كتابة منتظرة</translation>
    </message>
    <message>
        <source>Reads that wait</source>
        <translation>عمليات قراءة منتظرة</translation>
    </message>
    <message>
        <source>File work that waits</source>
        <translation>أعمال ملفات منتظرة</translation>
    </message>
    <message>
        <source>Pushes that wait</source>
        <translation>إشعارات منتظرة</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>العملاء المتصلون</translation>
    </message>
    <message>
        <source>Connections of any kind</source>
        <translation>كل الاتصالات</translation>
    </message>
    <message>
        <source>%1: %2, at most %3 in the last minutes</source>
        <translation>%1: %2، وبحد أقصى %3 في الدقائق الأخيرة</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>What it takes</source>
        <translation>ما يستهلكه</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 من %2 على الأكثر</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>%1 % of one</source>
        <translation>%1 % من معالج واحد</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>مرات الاستيقاظ</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 في الثانية</translation>
    </message>
    <message>
        <source>Kept on this device</source>
        <translation>المحفوظ على هذا الجهاز</translation>
    </message>
    <message>
        <source>Start to first picture</source>
        <translation>من البدء إلى أول صورة</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>يعمل على</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1، %2</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Picture %1, %2</source>
        <translation>صورة %1، %2</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>ملف %1، %2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>ملفات أخرى</translation>
    </message>
    <message>
        <source>No files here</source>
        <translation>لا ملفات هنا</translation>
    </message>
    <message>
        <source>Pictures and files of this conversation are listed here.</source>
        <translation>تُسرد هنا صور هذه المحادثة وملفاتها.</translation>
    </message>
</context>
<context>
    <name>FoundFileRow</name>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1، %2، من %3</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>الانتقال إلى الرسالة</translation>
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
        <translation>%1 في %2: %3</translation>
    </message>
    <message>
        <source>Pinned by %1</source>
        <translation>ثبّتها %1</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>إلغاء التثبيت</translation>
    </message>
</context>
<context>
    <name>FriendRow</name>
    <message>
        <source>@%1, that is you</source>
        <translation>‎@%1، هذا أنت</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>‎@%1 · %2</translation>
    </message>
    <message>
        <source>@%1 · last here %2</source>
        <translation>‎@%1 · آخر ظهور %2</translation>
    </message>
    <message>
        <source>%1, asks to be your friend</source>
        <translation>%1 يطلب صداقتك</translation>
    </message>
    <message>
        <source>Ask %1 to be your friend</source>
        <translation>طلب صداقة %1</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Take the request to %1 back</source>
        <translation>سحب الطلب إلى %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>إلغاء حظر %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>ما العمل مع %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>قبول طلب %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>رفض طلب %1</translation>
    </message>
</context>
<context>
    <name>FriendSection</name>
    <message>
        <source>They ask you</source>
        <translation>طلبات واردة</translation>
    </message>
    <message>
        <source>You have asked</source>
        <translation>طلبات صادرة</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>محظورون</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>الأصدقاء</translation>
    </message>
</context>
<context>
    <name>FriendsPane</name>
    <message>
        <source>Friends</source>
        <translation>الأصدقاء</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>البحث عن أشخاص</translation>
    </message>
    <message>
        <source>Find by name or username</source>
        <translation>البحث بالاسم أو اسم المستخدم</translation>
    </message>
    <message>
        <source>As it was when last connected. Friends and blocks can be changed when the connection is back.</source>
        <translation>كما كان عند آخر اتصال. يمكن تغيير الأصدقاء والحظر حين يعود الاتصال.</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>أشخاص عُثر عليهم</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>لا يمكن سؤال الخادم الآن.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>لا أحد على هذا الخادم اسمه «%1».</translation>
    </message>
    <message>
        <source>No friends yet</source>
        <translation>لا أصدقاء بعد</translation>
    </message>
    <message>
        <source>Look for somebody by name and ask them. Once they accept, you find each other here.</source>
        <translation>ابحث عن شخص باسمه واطلب صداقته. حين يقبل، تجدان بعضكما هنا.</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>إرسال رسالة</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>طلب صداقة</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>قبول الطلب</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>رفض الطلب</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>سحب الطلب</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>إزالة من الأصدقاء</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Not all messages on this device were read yet: more may be found in a moment.</source>
        <translation>لم تُقرأ بعد كل الرسائل الموجودة على هذا الجهاز: قد يُعثر على المزيد بعد لحظات.</translation>
    </message>
    <message>
        <source>Without a connection only this device was looked through.</source>
        <translation>من دون اتصال بُحث في هذا الجهاز فقط.</translation>
    </message>
    <message>
        <source>The server did not look (%1). Only this device was looked through.</source>
        <translation>لم يبحث الخادم (%1). بُحث في هذا الجهاز فقط.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n older message(s) not here</source>
        <translation>
            <numerusform>%1: لا رسائل أقدم ناقصة</numerusform>
            <numerusform>%1: رسالة أقدم ليست هنا</numerusform>
            <numerusform>%1: رسالتان أقدم ليستا هنا</numerusform>
            <numerusform>%1: %n رسائل أقدم ليست هنا</numerusform>
            <numerusform>%1: %n رسالة أقدم ليست هنا</numerusform>
            <numerusform>%1: %n رسالة أقدم ليست هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>جارٍ الجلب…</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>جلبها</translation>
    </message>
    <message>
        <source>Fetch what is missing of %1</source>
        <translation>جلب ما ينقص من %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more channel(s)</source>
        <translation>
            <numerusform>ولا قنوات أخرى</numerusform>
            <numerusform>وقناة أخرى</numerusform>
            <numerusform>وقناتان أخريان</numerusform>
            <numerusform>و%n قنوات أخرى</numerusform>
            <numerusform>و%n قناة أخرى</numerusform>
            <numerusform>و%n قناة أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HookRow</name>
    <message>
        <source>Other programs post by it</source>
        <translation>تكتب برامج أخرى عبره</translation>
    </message>
    <message>
        <source>Given up %1: %2</source>
        <translation>تُرك %1: %2</translation>
    </message>
    <message>
        <source>Given up %1</source>
        <translation>تُرك %1</translation>
    </message>
    <message>
        <source>Not taken since %1: %2</source>
        <translation>لا يُقبل منذ %1: %2</translation>
    </message>
    <message>
        <source>Not taken since %1</source>
        <translation>لا يُقبل منذ %1</translation>
    </message>
    <message>
        <source>Up to date with message %1</source>
        <translation>محدَّث حتى الرسالة %1</translation>
    </message>
    <message>
        <source>Nothing was sent there yet</source>
        <translation>لم يُرسل شيء إلى هناك بعد</translation>
    </message>
    <message>
        <source>Send to %1 again</source>
        <translation>أعد الإرسال إلى %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>إلى %1</translation>
    </message>
</context>
<context>
    <name>HooksPane</name>
    <message>
        <source>The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.</source>
        <translation>السرّ الذي يُوقَّع به ما يُرسل إلى هناك. يُعرض هذه المرة فقط: أعطه للبرنامج الذي يتحقق من التواقيع.</translation>
    </message>
    <message>
        <source>The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password.</source>
        <translation>العنوان الذي يكتب عبره برنامج هنا. يُعرض هذه المرة فقط، ومن يعرفه يستطيع الكتابة، فاحفظه ككلمة مرور.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>خطّافات الويب</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>خطّاف ويب جديد</translation>
    </message>
    <message>
        <source>No webhooks</source>
        <translation>لا خطّافات ويب</translation>
    </message>
    <message>
        <source>By a webhook another program posts into this channel, or is told of what is written in it.</source>
        <translation>عبر خطّاف الويب يكتب برنامج آخر في هذه القناة أو يُبلَّغ بما يُكتب فيها.</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>غير متاح الآن</translation>
    </message>
    <message>
        <source>Webhooks are kept by the server: they are shown and changed while there is a connection to it.</source>
        <translation>خطّافات الويب محفوظة على الخادم: تُعرض وتُغيَّر ما دام هناك اتصال به.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Its address or its secret is worth nothing from then on. What it wrote stays.</source>
        <translation>عندها لا يعود لعنوانه أو سرّه أي قيمة. وما كتبه يبقى.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>HoverBar</name>
    <message>
        <source>React</source>
        <translation>تفاعل</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>ردّ</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>إظهار سلسلة الردود</translation>
    </message>
</context>
<context>
    <name>InviteRow</name>
    <message>
        <source>Into a channel, made %1</source>
        <translation>إلى قناة، أُنشئت %1</translation>
    </message>
    <message>
        <source>Into the server, made %1</source>
        <translation>إلى الخادم، أُنشئت %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n use(s)</source>
        <translation>
            <numerusform>%1 من %n استخدام</numerusform>
            <numerusform>%1 من استخدام واحد</numerusform>
            <numerusform>%1 من استخدامين</numerusform>
            <numerusform>%1 من %n استخدامات</numerusform>
            <numerusform>%1 من %n استخدامًا</numerusform>
            <numerusform>%1 من %n استخدام</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>لم تُستخدم</numerusform>
            <numerusform>استُخدمت مرة واحدة</numerusform>
            <numerusform>استُخدمت مرتين</numerusform>
            <numerusform>استُخدمت %n مرات</numerusform>
            <numerusform>استُخدمت %n مرة</numerusform>
            <numerusform>استُخدمت %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>انتهت %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>بلا نهاية</translation>
    </message>
    <message>
        <source>Remove this invite</source>
        <translation>إزالة هذه الدعوة</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>دعوة إلى %1</translation>
    </message>
    <message>
        <source>Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.</source>
        <translation>من لديه هذا الرابط يمكنه إنشاء حساب على هذا الخادم ويدخل القناة. لا تعطه إلا لمن تقصد.</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>رابط الدعوة</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
</context>
<context>
    <name>InvitesPart</name>
    <message>
        <source>New invite</source>
        <translation>دعوة جديدة</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>الدعوات</translation>
    </message>
    <message>
        <source>Older invites are not listed.</source>
        <translation>الدعوات الأقدم غير مدرجة.</translation>
    </message>
    <message>
        <source>No invites</source>
        <translation>لا دعوات</translation>
    </message>
    <message>
        <source>Where not everybody may sign up, an invite lets people make an account here.</source>
        <translation>حيث لا يمكن للجميع التسجيل، تتيح الدعوة إنشاء حساب هنا.</translation>
    </message>
    <message>
        <source>Remove this invite?</source>
        <translation>إزالة هذه الدعوة؟</translation>
    </message>
    <message>
        <source>From now on nobody comes by it. Whoever came already stays.</source>
        <translation>من الآن لا يدخل بها أحد. ومن دخل يبقى.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>KeyBanner</name>
    <message>
        <source>Message %1, which others here were shown, is kept from you. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>الرسالة %1 التي عُرضت على آخرين هنا محجوبة عنك. الخادم أو برنامج أحدهم لا يقول الحقيقة: اسأل الآخرين بطريقة أخرى.</translation>
    </message>
    <message>
        <source>Message %1, which you see, was kept from somebody here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>الرسالة %1 التي تراها حُجبت عن أحد الأعضاء هنا. الخادم أو برنامج أحدهم لا يقول الحقيقة: اسأل الآخرين بطريقة أخرى.</translation>
    </message>
    <message>
        <source>Message %1 was said before: the server shows it for a second time.</source>
        <translation>الرسالة %1 قيلت من قبل: يعرضها الخادم مرة ثانية.</translation>
    </message>
    <message>
        <source>Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>الرسالة %1 عُدّلت أو حُذفت كما عُرض على آخرين هنا، ويُعرض عليك ما كانت تقوله من قبل. الخادم أو برنامج أحدهم لا يقول الحقيقة: اسأل الآخرين بطريقة أخرى.</translation>
    </message>
    <message>
        <source>You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>تُعرض عليك تفاعلات أخرى مع الرسالة %1 غير التي تُعرض على آخرين هنا: أحدها محجوب عنك، أو يُعرض مع أنه سُحب. الخادم أو برنامج أحدهم لا يقول الحقيقة: اسأل الآخرين بطريقة أخرى.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.</source>
        <translation>يذكر سجل الأجهزة في الخادم جهازًا لك لم يضفه أي من أجهزتك. ربما عرضه على الآخرين: اسأل من يدير الخادم، وأخبرهم.</translation>
    </message>
    <message>
        <source>Somebody here is shown another log of devices than you. The server or somebody&apos;s program does not tell the truth: compare your safety numbers.</source>
        <translation>يُعرض على أحد الأعضاء هنا سجل أجهزة غير الذي تراه. الخادم أو برنامج أحدهم لا يقول الحقيقة: قارنوا أرقام الأمان.</translation>
    </message>
    <message>
        <source>The server shows somebody&apos;s devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.</source>
        <translation>يعرض الخادم أجهزة لأحدهم ليست في سجله. لن يُرسل إليه شيء حتى يُحسم ذلك: اسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.</source>
        <translation>سجل الأجهزة في الخادم غير الذي كان من قبل. لن يُرسل شيء إلى أجهزة جديدة حتى يُحسم ذلك: اسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>As message %1 you are shown another one than others here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>تُعرض عليك بوصفها الرسالة %1 رسالة غير التي عُرضت على آخرين هنا. الخادم أو برنامج أحدهم لا يقول الحقيقة: اسأل الآخرين بطريقة أخرى.</translation>
    </message>
    <message>
        <source>The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>يعرض الخادم لهذا الشخص مفاتيح غير السابقة. لا يُرسل شيء حتى يتضح الأمر: قارنا رقمي الأمان.</translation>
    </message>
    <message>
        <source>The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>يعرض الخادم لأحد الأعضاء هنا مفاتيح غير السابقة. لا يُرسل شيء حتى يتضح الأمر: قارنوا أرقام الأمان.</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted messages yet. Let it in on another device of yours, or by your recovery key.</source>
        <translation>لا يستطيع هذا الجهاز قراءة الرسائل المشفّرة بعد. اسمح له من جهاز آخر لك، أو بمفتاح الاسترداد.</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read. What is encrypted stays shut.</source>
        <translation>لا يمكن قراءة مفاتيح هذا الملف الشخصي. يبقى المشفّر مغلقًا.</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>أُزيل هذا الجهاز من قائمة حسابك: سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>فُقدت مفاتيح هذا الجهاز: سجّل الخروج ثم الدخول من جديد.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>قارن</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>أرني كيف</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer: what is encrypted stays shut until it does.</source>
        <translation>حلقة مفاتيح سطح المكتب لا تجيب: يبقى المحتوى المشفّر مغلقًا إلى أن تجيب.</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>قبول السجل</translation>
    </message>
    <message>
        <source>Everybody who signed who is in this conversation has removed their account, so this device can&apos;t check the list. Nothing is sent until you accept it: look through the members first.</source>
        <translation>كل من وقّعوا على قائمة المشاركين في هذه المحادثة حذفوا حساباتهم، فلا يستطيع هذا الجهاز التحقق منها. لا يُرسل شيء حتى تقبلها: راجع الأعضاء أولًا.</translation>
    </message>
    <message>
        <source>The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.</source>
        <translation>يعرض الخادم قائمة بمن أُدخلوا هنا غير التي كانت من قبل. لا يُرسل شيء حتى يتضح الأمر: اسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.</source>
        <translation>لم يُدخلك أحد هنا بعد: ما يكتبه الآخرون لا يُشفّر لك. اسأل مشرفًا على هذه المحادثة.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.</source>
        <translation>يذكر الخادم %1، ولم يُدخله أحد هنا. لا يُشفّر له شيء حتى تُدخله أنت.</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.</source>
        <translation>يذكر الخادم %1، ولم يُدخله أحد هنا. لا يُشفّر له شيء حتى يُدخله مشرف.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.</source>
        <translation>من الآن يوقّع الأعضاء على من هو في هذه المحادثة. بدأ ذلك بمن ذكرهم الخادم لـ %1: انظر هل تعرفهم جميعًا.</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.</source>
        <translation>من الآن يوقّع الأعضاء على من هو في هذه المحادثة. بدأ ذلك بمن ذكرهم الخادم لك: انظر هل تعرفهم جميعًا.</translation>
    </message>
    <message>
        <source>Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.</source>
        <translation>لم يوقّع أحد بعد على من هو في هذه المحادثة: الخادم هو من يقول لمن تُشفّر الرسائل. يوقّع عليه جهاز أحد المشرفين حين يتصل.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>قبول القائمة</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>فهمت</translation>
    </message>
</context>
<context>
    <name>KeyDeviceRow</name>
    <message>
        <source>A device that the server does not name</source>
        <translation>جهاز لا يسمّيه الخادم</translation>
    </message>
    <message>
        <source>reads encrypted channels</source>
        <translation>يقرأ القنوات المشفّرة</translation>
    </message>
    <message>
        <source>does not read encrypted channels</source>
        <translation>لا يقرأ القنوات المشفّرة</translation>
    </message>
    <message>
        <source>%1 · this device</source>
        <translation>%1 · هذا الجهاز</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>قارن…</translation>
    </message>
    <message>
        <source>Compare the digits of %1 and let it in</source>
        <translation>مقارنة أرقام %1 والسماح له</translation>
    </message>
    <message>
        <source>asks to be let in</source>
        <translation>يطلب السماح له</translation>
    </message>
</context>
<context>
    <name>KeyMapSheet</name>
    <message>
        <source>Go to a channel or a person</source>
        <translation>الانتقال إلى قناة أو شخص</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>Search in everything</source>
        <translation>البحث في كل شيء</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>فاتح أو داكن</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>إنهاء البرنامج</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>سطر جديد</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty field</source>
        <translation>تعديل رسالتك الأخيرة، في حقل فارغ</translation>
    </message>
    <message>
        <source>Mention somebody</source>
        <translation>ذكر شخص</translation>
    </message>
    <message>
        <source>Paste text, a picture or files</source>
        <translation>لصق نص أو صورة أو ملفات</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>إلى عنصر التحكم التالي</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>حساب آخر</translation>
    </message>
    <message>
        <source>On a message: what can be done with it</source>
        <translation>على رسالة: ما يمكن فعله بها</translation>
    </message>
    <message>
        <source>To the newest message, in the conversation</source>
        <translation>إلى أحدث رسالة، في المحادثة</translation>
    </message>
    <message>
        <source>Pick an emoji</source>
        <translation>اختر رمزًا تعبيريًا</translation>
    </message>
    <message>
        <source>To the first new message, in the conversation</source>
        <translation>إلى أول رسالة جديدة، في المحادثة</translation>
    </message>
    <message>
        <source>Mark as read, where new messages are offered; else back</source>
        <translation>تحديد كمقروء حيث تُعرض رسائل جديدة؛ وإلا رجوع</translation>
    </message>
    <message>
        <source>On a message: its thread</source>
        <translation>على رسالة: سلسلة ردودها</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>اللغة: %1</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>As the channel keeps it</source>
        <translation>كما في القناة</translation>
    </message>
    <message>
        <source>Goes after %1</source>
        <translation>تختفي بعد %1</translation>
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
        <translation>مالك</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>قراءة فقط</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>عضو</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>رابط الدعوة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>لا أعضاء</numerusform>
            <numerusform>عضو واحد</numerusform>
            <numerusform>عضوان</numerusform>
            <numerusform>%n أعضاء</numerusform>
            <numerusform>%n عضوًا</numerusform>
            <numerusform>%n عضو</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, that is you</source>
        <translation>%1، هذا أنت</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>ما العمل مع %1</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>إرسال رسالة</translation>
    </message>
    <message>
        <source>Make admin</source>
        <translation>تعيين مشرفًا</translation>
    </message>
    <message>
        <source>Make ordinary member</source>
        <translation>جعله عضوًا عاديًا</translation>
    </message>
    <message>
        <source>Let only read</source>
        <translation>السماح بالقراءة فقط</translation>
    </message>
    <message>
        <source>Remove from channel</source>
        <translation>إزالة من القناة</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>مغادرة القناة</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>مقارنة أرقام الأمان</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>خطّافات الويب</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>People to mention</source>
        <translation>أشخاص للإشارة إليهم</translation>
    </message>
    <message>
        <source>%1, @%2</source>
        <translation>%1، ‎@%2</translation>
    </message>
</context>
<context>
    <name>MessageDelegate</name>
    <message>
        <source>file %1</source>
        <translation>ملف %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 في %2: %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>لم تُرسل</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>بانتظار الإرسال</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>جارٍ الإرسال</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>قرأها الجميع</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّمت</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسلت</translation>
    </message>
    <message>
        <source>Goes by itself on %1</source>
        <translation>تختفي من تلقاء نفسها في %1</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>تختفي من تلقاء نفسها</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <translation>تذكرك</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>مثبّتة</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>رسائل جديدة</translation>
    </message>
    <message>
        <source>Message no longer here</source>
        <translation>لم تعد الرسالة هنا</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>تحتاج هذه الرسالة إلى إصدار أحدث من Dunlin.</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>عُدّلت %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>لا ردود (%n)</numerusform>
            <numerusform>رد واحد (%n)</numerusform>
            <numerusform>ردّان (%n)</numerusform>
            <numerusform>%n ردود</numerusform>
            <numerusform>%n ردًا</numerusform>
            <numerusform>%n رد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React</source>
        <translation>تفاعل</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>ردّ</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>فتح الرابط</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>إعادة توجيه</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>ملف %1 الشخصي</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>إظهار سلسلة الردود</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>من قرأها</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>الصيغ السابقة</translation>
    </message>
</context>
<context>
    <name>ModeStrip</name>
    <message>
        <source>Stop editing</source>
        <translation>إيقاف التعديل</translation>
    </message>
    <message>
        <source>Don&apos;t reply</source>
        <translation>دون ردّ</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>Name that others see</source>
        <translation>الاسم الذي يراه الآخرون</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1، %2 جديد</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Chats</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>الأصدقاء</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>تصفح</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>الصادر</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>مظهر فاتح</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>مظهر داكن</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>حالتك: %1</translation>
    </message>
    <message>
        <source>Your status: not connected</source>
        <translation>حالتك: غير متصل</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s) in other accounts</source>
        <translation>
            <numerusform>لا رسائل غير مقروءة في حسابات أخرى (%n)</numerusform>
            <numerusform>رسالة واحدة غير مقروءة في حسابات أخرى (%n)</numerusform>
            <numerusform>رسالتان غير مقروءتين في حسابات أخرى (%n)</numerusform>
            <numerusform>%n رسائل غير مقروءة في حسابات أخرى</numerusform>
            <numerusform>%n رسالة غير مقروءة في حسابات أخرى</numerusform>
            <numerusform>%n رسالة غير مقروءة في حسابات أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChannelSheet</name>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>e.g. garden</source>
        <translation>مثلًا: حديقة</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>تحتاج القناة إلى اسم.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>الغرض منها</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>خاصة</translation>
    </message>
    <message>
        <source>Only people who are added or have an invite link get in.</source>
        <translation>لا يدخلها إلا من أُضيف أو لديه رابط دعوة.</translation>
    </message>
    <message>
        <source>Everyone on this server can find and join it.</source>
        <translation>يمكن لكل من على هذا الخادم إيجادها والانضمام إليها.</translation>
    </message>
    <message>
        <source>Don&apos;t add %1</source>
        <translation>عدم إضافة %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>إنشاء</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>مشفّر من طرف إلى طرف</translation>
    </message>
    <message>
        <source>Not from this device: its keys can&apos;t be read or are lost.</source>
        <translation>ليس من هذا الجهاز: مفاتيحه لا تُقرأ أو فُقدت.</translation>
    </message>
    <message>
        <source>Whoever runs the server can read what is written here.</source>
        <translation>من يدير الخادم يستطيع قراءة ما يُكتب هنا.</translation>
    </message>
    <message>
        <source>The server can read public channels; only private ones can be end-to-end encrypted.</source>
        <translation>يستطيع الخادم قراءة القنوات العامة؛ الخاصة وحدها يمكن تشفيرها من طرف إلى طرف.</translation>
    </message>
    <message>
        <source>Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.</source>
        <translation>تُختم النصوص والتفاعلات والملفات. لا يُختم: الأعضاء والأوقات والأسماء وعلامات القراءة والمثبتات. ويبقى كذلك دائمًا.</translation>
    </message>
</context>
<context>
    <name>NewHookSheet</name>
    <message>
        <source>The server calls no such address: it has to be https, and not inside its own network.</source>
        <translation>لا يتصل الخادم بعنوان كهذا: يجب أن يكون https وخارج شبكته.</translation>
    </message>
    <message>
        <source>This channel has as many webhooks as a channel may have.</source>
        <translation>لهذه القناة أكبر عدد مسموح به من خطّافات الويب.</translation>
    </message>
    <message>
        <source>Only admins of the channel make webhooks.</source>
        <translation>مشرفو القناة وحدهم ينشئون خطّافات الويب.</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>خطّاف ويب جديد</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>ما يفعله</translation>
    </message>
    <message>
        <source>Posts here</source>
        <translation>يكتب هنا</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>يُبلَّغ</translation>
    </message>
    <message>
        <source>From now on every message that a person writes here is sent to this address, signed, in order.</source>
        <translation>من الآن تُرسل كل رسالة يكتبها شخص هنا إلى هذا العنوان، موقَّعة وبالترتيب.</translation>
    </message>
    <message>
        <source>You get an address at which another program posts into this channel. Whoever knows it can.</source>
        <translation>تحصل على عنوان يكتب عبره برنامج آخر في هذه القناة. ومن يعرفه يستطيع ذلك.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Under it everybody sees it among the members.</source>
        <translation>به يراه الجميع بين الأعضاء.</translation>
    </message>
    <message>
        <source>A webhook needs a name.</source>
        <translation>يحتاج خطّاف الويب إلى اسم.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>An address that begins with https://.</source>
        <translation>عنوان يبدأ بـ https://.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Make the webhook</source>
        <translation>إنشاء خطّاف الويب</translation>
    </message>
</context>
<context>
    <name>NewInviteSheet</name>
    <message>
        <source>New invite</source>
        <translation>دعوة جديدة</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>لكم شخصًا</translation>
    </message>
    <message>
        <source>One</source>
        <translation>واحد</translation>
    </message>
    <message>
        <source>Ten</source>
        <translation>عشرة</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>أي عدد</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>لأي مدة</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>أسبوع</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>إنشاء الدعوة</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>There is no push service on this device now.</source>
        <translation>لا توجد خدمة إشعارات فورية على هذا الجهاز الآن.</translation>
    </message>
    <message>
        <source>Waiting for an answer of %1 and of your server.</source>
        <translation>في انتظار رد من %1 ومن خادمك.</translation>
    </message>
    <message>
        <source>By %1. It learns when, and nothing of what was written.</source>
        <translation>بواسطة %1، التي تعرف الوقت ولا تعرف شيئًا مما كُتب.</translation>
    </message>
    <message>
        <source>Your server wakes nobody.</source>
        <translation>خادمك لا يوقظ أحدًا.</translation>
    </message>
    <message>
        <source>%1 or your server refused. It is tried again later.</source>
        <translation>رفض %1 أو خادمك. ستُعاد المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>By the push service %1, which then learns when something comes, and nothing of what was written.</source>
        <translation>بواسطة خدمة الإشعارات الفورية %1، التي تعرف عندئذ متى يصل شيء، ولا تعرف شيئًا مما كُتب.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Tell of new messages on the desktop</source>
        <translation>التنبيه إلى الرسائل الجديدة على سطح المكتب</translation>
    </message>
    <message>
        <source>Not of muted channels, nor while your status is do not disturb.</source>
        <translation>باستثناء القنوات المكتومة، وحين تكون حالتك «عدم الإزعاج».</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>إظهار ما كُتب</translation>
    </message>
    <message>
        <source>Not at certain hours</source>
        <translation>ليس في ساعات معينة</translation>
    </message>
    <message>
        <source>Every day, on this computer. Reminders that you asked for come all the same.</source>
        <translation>كل يوم، على هذا الحاسوب. التذكيرات التي طلبتها تأتي رغم ذلك.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>to</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Wake this device when the program sleeps</source>
        <translation>إيقاظ هذا الجهاز عندما يكون البرنامج نائمًا</translation>
    </message>
</context>
<context>
    <name>NotifyMenu</name>
    <message>
        <source>All messages</source>
        <translation>كل الرسائل</translation>
    </message>
    <message>
        <source>Only mentions</source>
        <translation>الإشارات فقط</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Mute for %1</source>
        <translation>كتم لمدة %1</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>الصادر</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>حاول الاتصال الآن</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>أُرسل كل شيء</translation>
    </message>
    <message>
        <source>What you write without a connection waits here and leaves by itself.</source>
        <translation>ما تكتبه من دون اتصال ينتظر هنا ويُرسل من تلقاء نفسه.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Edit in %1</source>
        <translation>تعديل في %1</translation>
    </message>
    <message>
        <source>Deletion in %1</source>
        <translation>حذف في %1</translation>
    </message>
    <message>
        <source>Reaction in %1</source>
        <translation>تفاعل في %1</translation>
    </message>
    <message>
        <source>Reaction taken back in %1</source>
        <translation>تفاعل مسحوب في %1</translation>
    </message>
    <message>
        <source>Pin in %1</source>
        <translation>تثبيت في %1</translation>
    </message>
    <message>
        <source>Pin taken off in %1</source>
        <translation>إلغاء تثبيت في %1</translation>
    </message>
    <message>
        <source>Read mark in %1</source>
        <translation>علامة قراءة في %1</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>رفضه الخادم</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>متوقف عند %1 %</translation>
    </message>
    <message>
        <source>Uploaded: %1 %</source>
        <translation>رُفع: %1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>جارٍ الإرسال…</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>المحاولة التالية في %1</translation>
    </message>
    <message>
        <source>%1, next try at %2</source>
        <translation>%1، المحاولة التالية في %2</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>بانتظار الاتصال</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>تعديل: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Database</source>
        <translation>قاعدة البيانات</translation>
    </message>
    <message>
        <source>Connections of clients</source>
        <translation>اتصالات العملاء</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>العقد الأخرى</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>Form of the database</source>
        <translation>بنية قاعدة البيانات</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>النسخ الاحتياطي</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>works</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>works, but not well</source>
        <translation>يعمل، لكن ليس جيدًا</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>محفوظ هنا</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Messages ever sent</source>
        <translation>كل الرسائل المرسلة</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>آخر نسخة احتياطية</translation>
    </message>
    <message>
        <source>never</source>
        <translation>أبدًا</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Too easy to guess: take five words or more that don&apos;t belong together, and nothing of your password.</source>
        <translation>سهلة التخمين: اختر خمس كلمات أو أكثر لا رابط بينها، ولا شيء من كلمة مرورك.</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>هذا ليس مفتاح استرداد: ابحث عن حرف خاطئ.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>هذا مفتاح استرداد حساب آخر.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>كلمة المرور خاطئة.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>تغيير عبارة المرور</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>تعيين عبارة مرور</translation>
    </message>
    <message>
        <source>With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don&apos;t belong together.</source>
        <translation>بها وحدها يقرأ جهاز جديد القنوات المشفّرة حين تضيع كل الأجهزة الأخرى. يستطيع من يدير الخادم أن يحاول تخمينها ما شاء: اختر خمس كلمات أو أكثر لا رابط بينها.</translation>
    </message>
    <message>
        <source>The words of the recovery key</source>
        <translation>كلمات مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>This device does not keep them.</source>
        <translation>هذا الجهاز لا يحفظها.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>عبارة المرور الجديدة</translation>
    </message>
    <message>
        <source>At least 16 characters</source>
        <translation>16 حرفًا على الأقل</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>عبارة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>الاثنتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>تعيين</translation>
    </message>
</context>
<context>
    <name>PasswordAskSheet</name>
    <message>
        <source>The password is wrong.</source>
        <translation>كلمة المرور خاطئة.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Your other devices are signed out.</source>
        <translation>يُسجّل خروج أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>كلمة المرور الحالية</translation>
    </message>
    <message>
        <source>It proves that it is you.</source>
        <translation>تثبت أنك أنت.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>8 أحرف على الأقل</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>كلمة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>الاثنتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>جارٍ التغيير…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <source>Name or username</source>
        <translation>الاسم أو اسم المستخدم</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>أشخاص عُثر عليهم</translation>
    </message>
    <message>
        <source>@%1, that is you</source>
        <translation>‎@%1، هذا أنت</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>لا يمكن سؤال الخادم الآن.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>اكتب اسمًا.</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>لا أحد على هذا الخادم اسمه «%1».</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <translation>%1، تم التحقق</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>صورة %1</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown now.</source>
        <translation>لا يمكن عرض الصورة الآن.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>PinsPane</name>
    <message>
        <source>Pinned messages</source>
        <translation>الرسائل المثبّتة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Without a connection only pins among the messages on this device are shown.</source>
        <translation>من دون اتصال لا تظهر إلا الرسائل المثبّتة الموجودة على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Nothing pinned</source>
        <translation>لا شيء مثبّت</translation>
    </message>
    <message>
        <source>Pin a message from its menu to keep it at hand for everybody here.</source>
        <translation>ثبّت رسالة من قائمتها لتكون في متناول كل من هنا.</translation>
    </message>
</context>
<context>
    <name>PresenceDot</name>
    <message>
        <source>online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>متخفٍّ</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>Send a message</source>
        <translation>إرسال رسالة</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>قبول طلب %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>رفض طلب %1</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>طلب صداقة</translation>
    </message>
    <message>
        <source>Take back the request</source>
        <translation>سحب الطلب</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>رقم الأمان</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>مقارنة أرقام الأمان</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>حظر %1؟ {1?}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>إلغاء حظر %1</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>تغيير اسمك</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>صورة أخرى</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>اختر صورة</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>أزل الصورة</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>إزالة من الأصدقاء</translation>
    </message>
    <message>
        <source>Change the line about you</source>
        <translation>تغيير السطر عنك</translation>
    </message>
    <message>
        <source>Add a line about you</source>
        <translation>إضافة سطر عنك</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>last here %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>ملفك الشخصي</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Nothing is known here of this person. It can be looked at when the connection is back.</source>
        <translation>لا يُعرف هنا شيء عن هذا الشخص. يمكن الاطلاع عليه عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>صورة %1</translation>
    </message>
    <message>
        <source>A webhook of a channel</source>
        <translation>خطاف ويب لقناة</translation>
    </message>
    <message>
        <source>Safety number compared</source>
        <translation>تمت مقارنة رقم الأمان</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>متخفٍّ</translation>
    </message>
    <message>
        <source>Channels that you share</source>
        <translation>القنوات المشتركة بينكما</translation>
    </message>
</context>
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Go to</source>
        <translation>انتقال إلى</translation>
    </message>
    <message>
        <source>A channel or a person</source>
        <translation>قناة أو شخص</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>أماكن عُثر عليها</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>لا شيء هنا بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>التفاعلات</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>التفاعل بـ %1</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>المزيد من الرموز</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1, %2, one is yours</source>
        <translation>%1، %2، منها تفاعلك</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Read</source>
        <translation>قُرئت</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّمت</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>ليس بعد</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>من قرأها</translation>
    </message>
    <message>
        <source>Nothing is known of anybody else here.</source>
        <translation>لا يُعرف شيء عن غيرك هنا.</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>قرأها الجميع</translation>
    </message>
    <message>
        <source>Read by %1 of %2, delivered to %3 more</source>
        <translation>قرأها %1 من %2، وسُلّمت إلى %3 آخرين</translation>
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
        <translation>رسالة صوتية</translation>
    </message>
</context>
<context>
    <name>RecoveryKeySheet</name>
    <message>
        <source>Recovery key</source>
        <translation>مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>الكلمة %1: %2</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>لقد دوّنته</translation>
    </message>
    <message>
        <source>Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.</source>
        <translation>دوّن هذه الكلمات بترتيبها واحفظ الورقة حيث لا يجدها غيرك: من يملكها يستطيع أن ينتحل شخصيتك. بها يقرأ جهاز جديد القنوات المشفّرة حين تضيع كل الأجهزة الأخرى. ومن الرسائل السابقة تعيد ما تحفظه أجهزتك على الخادم.</translation>
    </message>
</context>
<context>
    <name>RenameDeviceSheet</name>
    <message>
        <source>Rename device</source>
        <translation>إعادة تسمية الجهاز</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Enter the recovery key</source>
        <translation>إدخال مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>هذا ليس مفتاح استرداد: ابحث عن حرف خاطئ.</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>هذا مفتاح استرداد حساب آخر.</translation>
    </message>
    <message>
        <source>The words, in their order</source>
        <translation>الكلمات بترتيبها</translation>
    </message>
    <message>
        <source>Blanks and capital letters don&apos;t matter.</source>
        <translation>لا تهم الفراغات ولا الأحرف الكبيرة.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Let this device in</source>
        <translation>السماح لهذا الجهاز</translation>
    </message>
    <message>
        <source>No passphrase was set for this account.</source>
        <translation>لم تُعيَّن عبارة مرور لهذا الحساب.</translation>
    </message>
    <message>
        <source>That is not the passphrase, or the server has changed what it keeps for you.</source>
        <translation>هذه ليست عبارة المرور، أو أن الخادم غيّر ما يحفظه لك.</translation>
    </message>
    <message>
        <source>The server shows what belongs to another account: ask whoever runs it.</source>
        <translation>يعرض الخادم ما يخص حسابًا آخر: اسأل من يديره.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>إدخال عبارة المرور</translation>
    </message>
    <message>
        <source>This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.</source>
        <translation>عندها يقرأ هذا الجهاز ما يقال في القنوات المشفّرة من الآن فصاعدًا، ومما سبق ما تحفظه أجهزتك على الخادم.</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Enter the words instead</source>
        <translation>إدخال الكلمات بدلًا من ذلك</translation>
    </message>
    <message>
        <source>Enter the passphrase instead</source>
        <translation>إدخال عبارة المرور بدلًا من ذلك</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Words of a message</source>
        <translation>كلمات من رسالة</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>لم يُعثر على رسائل</numerusform>
            <numerusform>عُثر على رسالة</numerusform>
            <numerusform>عُثر على رسالتين</numerusform>
            <numerusform>عُثر على %n رسائل</numerusform>
            <numerusform>عُثر على %n رسالة</numerusform>
            <numerusform>عُثر على %n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>في كل مكان</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>رسائل عُثر عليها</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>البحث في الرسائل</translation>
    </message>
    <message>
        <source>Every word has to begin a word of the message.</source>
        <translation>يجب أن تبدأ بكل كلمة كلمةٌ من الرسالة.</translation>
    </message>
    <message>
        <source>What is on this device is looked through at once, and what is on the server with it.</source>
        <translation>يُبحث فورًا في ما على هذا الجهاز، ومعه في ما على الخادم.</translation>
    </message>
</context>
<context>
    <name>SecondFactorSection</name>
    <message>
        <source>Second factor</source>
        <translation>العامل الثاني</translation>
    </message>
    <message>
        <source>It can be changed when the connection is back.</source>
        <translation>يمكن تغييره حين يعود الاتصال.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>جارٍ سؤال الخادم…</translation>
    </message>
    <message>
        <source>On: a sign-in asks for a code of your authenticator app.</source>
        <translation>مفعّل: يُطلب عند الدخول رمز من تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>Off: a sign-in asks for the password alone.</source>
        <translation>معطّل: لا يُطلب عند الدخول سوى كلمة المرور.</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>تعطيل</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>Turn the second factor off</source>
        <translation>تعطيل العامل الثاني</translation>
    </message>
    <message>
        <source>Turn the second factor on</source>
        <translation>تفعيل العامل الثاني</translation>
    </message>
</context>
<context>
    <name>SecondFactorSheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>رموز الاسترداد</translation>
    </message>
    <message>
        <source>Turn on the second factor</source>
        <translation>تفعيل العامل الثاني</translation>
    </message>
    <message>
        <source>From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.</source>
        <translation>من الآن يُطلب عند الدخول أيضًا رمز يعرضه تطبيق على هاتفك. الأجهزة المسجّلة تبقى كذلك.</translation>
    </message>
    <message>
        <source>Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.</source>
        <translation>صوّر الرمز بتطبيق المصادقة، أو اكتب فيه السر، ثم أدخل الرمز الذي يعرضه.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>QR code of the secret. The secret itself stands below.</source>
        <translation>رمز QR للسر. السر نفسه مكتوب تحته.</translation>
    </message>
    <message>
        <source>Secret: %1</source>
        <translation>السر: %1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>نسخ السر</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>رمز التطبيق</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 أرقام</translation>
    </message>
    <message>
        <source>The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.</source>
        <translation>العامل الثاني مفعّل. يصلح كل رمز من هذه مرة واحدة بدل رمز التطبيق إذا غاب الهاتف. لن تظهر ثانية: احفظها حيث لا يكون الهاتف.</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>رمز الاسترداد %1: %2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>نسخ الكل</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>حفظتها</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>ServerKnows</name>
    <message>
        <source>What is written here is sealed for the devices of the members: the server can&apos;t read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.</source>
        <translation>ما يُكتب هنا مختوم لأجهزة الأعضاء: لا يستطيع الخادم قراءته ولا تغييره. يعرف من هو عضو، ومن يكتب ومتى وكم، وما يُقرأ أو يُثبّت أو يُحذف، واسم القناة. ويستطيع إضافة عضو، فيظهر عندئذ في هذه القائمة.</translation>
    </message>
    <message>
        <source>This conversation is not end-to-end encrypted: whoever runs the server can read all of it.</source>
        <translation>هذه المحادثة غير مشفّرة من طرف إلى طرف: من يدير الخادم يستطيع قراءتها كلها.</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>مشفّر من طرف إلى طرف</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>ما يعرفه الخادم</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>متابعة العمل عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.</source>
        <translation>كأيقونة في شريط النظام تعدّ ما لم يُقرأ. ينهي Ctrl+Q البرنامج.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>غير مُرسل</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the outbox</source>
        <translation>
            <numerusform>لا رسائل تنتظر في الصادر</numerusform>
            <numerusform>رسالة تنتظر في الصادر</numerusform>
            <numerusform>رسالتان تنتظران في الصادر</numerusform>
            <numerusform>%n رسائل تنتظر في الصادر</numerusform>
            <numerusform>%n رسالة تنتظر في الصادر</numerusform>
            <numerusform>%n رسالة تنتظر في الصادر</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Dunlin %1</source>
        <translation>Dunlin %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).</source>
        <translation>محادثة على خادمك الخاص. برنامج حر برخصة جنو العمومية، الإصدار 3 أو أحدث. مع خط Inter (رخصة SIL Open Font) وأيقونات Lucide (رخصة ISC).</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>لوحة المفاتيح (F1)</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>تسجيل الخروج؟</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not yet sent will be lost, and everything kept on this device is removed.</source>
        <translation>
            <numerusform>لا رسائل تضيع، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
            <numerusform>تضيع رسالة لم تُرسل بعد، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
            <numerusform>تضيع رسالتان لم تُرسلا بعد، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
            <numerusform>تضيع %n رسائل لم تُرسل بعد، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
            <numerusform>تضيع %n رسالة لم تُرسل بعد، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
            <numerusform>تضيع %n رسالة لم تُرسل بعد، ويُزال كل ما هو محفوظ على هذا الجهاز.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything kept on this device is removed. Your messages stay on the server.</source>
        <translation>يُزال كل ما هو محفوظ على هذا الجهاز. تبقى رسائلك على الخادم.</translation>
    </message>
    <message>
        <source>Look after this server</source>
        <translation>إدارة هذا الخادم</translation>
    </message>
    <message>
        <source>Other accounts (%1 unread)</source>
        <translation>حسابات أخرى (%1 غير مقروءة)</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>حسابات أخرى</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>تغيير اسمك</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>High</source>
        <translation>مرتفع</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pick a conversation</source>
        <translation>اختر محادثة</translation>
    </message>
    <message>
        <source>Welcome to Dunlin</source>
        <translation>مرحبًا بك في Dunlin</translation>
    </message>
    <message>
        <source>Choose one on the left, or go to one with Ctrl+K.</source>
        <translation>اختر واحدة من القائمة، أو انتقل إليها بـ Ctrl+K.</translation>
    </message>
    <message>
        <source>Make a channel and invite people, or look who else is here.</source>
        <translation>أنشئ قناة وادعُ أشخاصًا، أو انظر من هنا أيضًا.</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Nothing here opens this link.</source>
        <translation>لا شيء هنا يفتح هذا الرابط.</translation>
    </message>
</context>
<context>
    <name>ShellConversation</name>
    <message>
        <source>Accept this log of devices?</source>
        <translation>هل تقبل سجل الأجهزة هذا؟</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.</source>
        <translation>لا تفعل ذلك إلا إذا أخبرك من يدير الخادم، بطريق غير هذا الخادم، لماذا صار سجله سجلًا آخر: لأنه استُعيد من نسخة احتياطية أقدم مثلًا. من ذلك الحين يعدّ هذا الجهاز السجل الذي يعرضه الخادم الآن هو الصحيح. وما قد يكون الخادم أخفاه حتى الآن لا يُكتشف بعدها، وتُرسل الرسائل إلى الأجهزة الجديدة من جديد.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>قبول السجل</translation>
    </message>
    <message>
        <source>Accept this list of members?</source>
        <translation>هل تقبل قائمة الأعضاء هذه؟</translation>
    </message>
    <message>
        <source>Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.</source>
        <translation>كل من وقّعوا على هذه القائمة حذفوا حساباتهم، ولم يعد بإمكان أحد التحقق منها. لا تفعل ذلك إلا إذا كنت تعرف جميع الأعضاء وكان مكانهم هنا: من ذلك الحين يعدّ هذا الجهاز مُدخلين من تسميهم القائمة التي يعرضها الخادم الآن.</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.</source>
        <translation>لا تفعل ذلك إلا إذا أخبرك من يدير الخادم، بطريق غير هذا الخادم، لماذا صارت قائمته قائمة أخرى: لأنه استُعيد من نسخة احتياطية أقدم مثلًا. من ذلك الحين يعدّ هذا الجهاز من تذكرهم القائمة التي يعرضها الخادم الآن قد أُدخلوا. راجع الأعضاء بعد ذلك.</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>قبول القائمة</translation>
    </message>
    <message>
        <source>They are let in as soon as they have a device that can read encrypted messages.</source>
        <translation>سيُدخل حالما يكون لديه جهاز يقرأ الرسائل المشفّرة.</translation>
    </message>
    <message>
        <source>The list of members counts as it is now</source>
        <translation>قائمة الأعضاء معتمدة كما هي الآن</translation>
    </message>
</context>
<context>
    <name>ShellForward</name>
    <message>
        <source>%1 wrote:</source>
        <translation>كتب %1:</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>إعادة توجيه إلى</translation>
    </message>
    <message>
        <source>This conversation is not encrypted: what you send on here can be read by the server.</source>
        <translation>هذه المحادثة غير مشفرة: ما تعيد إرساله هنا يمكن للخادم قراءته.</translation>
    </message>
</context>
<context>
    <name>ShellFriends</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>إزالة %1 من الأصدقاء؟</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>يبقى بإمكانكما التراسل. لتعودا صديقين، على أحدكما أن يطلب ذلك.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>حظر %1؟</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>لا يمكنه مراسلتك أو طلب صداقتك، ولا يُخبر بذلك. ينتهي ما كان بينكما. في القنوات المشتركة يبقى كل منكما يرى الآخر.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
</context>
<context>
    <name>ShellInvite</name>
    <message>
        <source>Invite link copied</source>
        <translation>نُسخ رابط الدعوة</translation>
    </message>
</context>
<context>
    <name>ShellLists</name>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.</source>
        <translation>حلقة مفاتيح سطح المكتب لا تجيب. يُعرض ما هو على هذا الجهاز، أما الاتصال والمحتوى المشفّر فينتظرانها.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>أعد المحاولة</translation>
    </message>
    <message>
        <source>A device of yours asks to read encrypted channels.</source>
        <translation>يطلب أحد أجهزتك قراءة القنوات المشفّرة.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>عرض</translation>
    </message>
</context>
<context>
    <name>ShellMembers</name>
    <message>
        <source>Leave %1?</source>
        <translation>مغادرة %1؟</translation>
    </message>
    <message>
        <source>It is private: you will need a new invitation to come back.</source>
        <translation>إنها خاصة: تحتاج إلى دعوة جديدة للعودة.</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>يمكنك الانضمام من جديد متى شئت.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>They no longer see what is written in %1 from now on.</source>
        <translation>لن يرى بعد الآن ما يُكتب في %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>ShellNews</name>
    <message>
        <source>%1 has no keys for encryption on this server yet: the server can read this conversation.</source>
        <translation>ليس لدى %1 مفاتيح تشفير على هذا الخادم بعد: يستطيع الخادم قراءة هذه المحادثة.</translation>
    </message>
    <message>
        <source>This device has no keys for encryption: the server can read this conversation.</source>
        <translation>ليس لدى هذا الجهاز مفاتيح تشفير: يستطيع الخادم قراءة هذه المحادثة.</translation>
    </message>
    <message>
        <source>You and %1 are friends now</source>
        <translation>أنت و%1 صديقان الآن</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>أُرسل الطلب إلى %1</translation>
    </message>
    <message>
        <source>Password changed. Your other devices are signed out.</source>
        <translation>تغيّرت كلمة المرور. سُجّل خروج أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>العامل الثاني معطّل</translation>
    </message>
    <message>
        <source>The log of devices counts as it is now</source>
        <translation>سجل الأجهزة معتمد كما هو الآن</translation>
    </message>
</context>
<context>
    <name>ShellProfile</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>إزالة %1 من الأصدقاء؟</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>يبقى بإمكانكما التراسل. لتعودا صديقين، على أحدكما أن يطلب ذلك.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>حظر %1؟</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>لا يمكنه مراسلتك أو طلب صداقتك، ولا يُخبر بذلك. ينتهي ما كان بينكما. في القنوات المشتركة يبقى كل منكما يرى الآخر.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Make an account</source>
        <translation>إنشاء حساب</translation>
    </message>
    <message>
        <source>Sign in to Dunlin</source>
        <translation>الدخول إلى Dunlin</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>The address you were given, or an invite link.</source>
        <translation>العنوان الذي أُعطيت لك، أو رابط دعوة.</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>أي خادم؟</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>3 to 32 of a-z, 0-9, dot, dash, underscore.</source>
        <translation>من 3 إلى 32 من a-z و0-9 والنقطة والشرطة والشرطة السفلية.</translation>
    </message>
    <message>
        <source>Who are you on that server?</source>
        <translation>من أنت على ذلك الخادم؟</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>8 characters or more; a few unusual words are best.</source>
        <translation>8 أحرف أو أكثر؛ والأفضل بضع كلمات غير مألوفة.</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>8 أحرف على الأقل.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>كلمة المرور ناقصة.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>The account has a second factor: the code of your authenticator app, or a recovery code.</source>
        <translation>للحساب عامل ثانٍ: رمز تطبيق المصادقة أو رمز استرداد.</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>الرمز ناقص.</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>اسمك كما يراه الآخرون</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>رابط الدعوة</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>The first account on a new server needs none and becomes its administrator.</source>
        <translation>لا يحتاج أول حساب على خادم جديد إلى دعوة، ويصبح مديره.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>إنشاء الحساب</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>لدي حساب</translation>
    </message>
    <message>
        <source>I have no account yet</source>
        <translation>ليس لدي حساب بعد</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>حسابات أخرى</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. If you are signed in here, wait for it or try again.</source>
        <translation>حلقة مفاتيح سطح المكتب لا تجيب. إن كنت قد سجّلت الدخول هنا، فانتظرها أو أعد المحاولة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>أعد المحاولة</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>No skin tone</source>
        <translation>بلا لون بشرة</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>بشرة فاتحة</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>بشرة فاتحة ومعتدلة</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>بشرة معتدلة</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>بشرة معتدلة مائلة للسمرة</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>بشرة داكنة</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>لون البشرة</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Underline misspelt words</source>
        <translation>تسطير الكلمات ذات الأخطاء الإملائية</translation>
    </message>
    <message>
        <source>There is no dictionary for this language on this computer.</source>
        <translation>لا يوجد قاموس لهذه اللغة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Looked up on this computer, in the dictionary %1.</source>
        <translation>يُبحث عنها على هذا الحاسوب، في القاموس %1.</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>New channel</source>
        <translation>قناة جديدة</translation>
    </message>
    <message>
        <source>Message someone</source>
        <translation>مراسلة شخص</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>تصفح القنوات</translation>
    </message>
    <message>
        <source>Use an invite link</source>
        <translation>استخدام رابط دعوة</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>متخفٍّ</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>الحسابات…</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>ملفك الشخصي</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>Status and privacy</source>
        <translation>الحالة والخصوصية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>متخفٍّ</translation>
    </message>
    <message>
        <source>Others see you as not there. What you write is seen, of course.</source>
        <translation>يراك الآخرون غير موجود. أما ما تكتبه فيُرى بالطبع.</translation>
    </message>
    <message>
        <source>Others see that you don&apos;t want to be disturbed, and this computer does not tell of new messages.</source>
        <translation>يرى الآخرون أنك لا تريد الإزعاج، ولا ينبّه هذا الحاسوب إلى الرسائل الجديدة.</translation>
    </message>
    <message>
        <source>Others see that you are not at your computer.</source>
        <translation>يرى الآخرون أنك لست أمام حاسوبك.</translation>
    </message>
    <message>
        <source>Ten minutes without a key or a movement show you as away, until you are back.</source>
        <translation>بعد عشر دقائق بلا مفتاح أو حركة تظهر بعيدًا حتى تعود.</translation>
    </message>
    <message>
        <source>Show when I was last here</source>
        <translation>إظهار آخر ظهور لي</translation>
    </message>
    <message>
        <source>To those who may see your status, while you are not there.</source>
        <translation>لمن يمكنه رؤية حالتك، حين لا تكون موجودًا.</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Messages and keys</source>
        <translation>الرسائل والمفاتيح</translation>
    </message>
    <message>
        <source>Fetched files and pictures</source>
        <translation>الملفات والصور المجلوبة</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>في انتظار الإرسال</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>تحرير مساحة</translation>
    </message>
    <message>
        <source>Nothing was removed: something that waits to be sent can&apos;t be read now.</source>
        <translation>لم يُحذف شيء: هناك ما ينتظر الإرسال ولا يمكن قراءته الآن.</translation>
    </message>
    <message>
        <source>Free space?</source>
        <translation>تحرير مساحة؟</translation>
    </message>
    <message>
        <source>Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.</source>
        <translation>تُزال الملفات والصور المجلوبة (%1) من هذا الجهاز، وتُجلب من جديد عندما تطّلع عليها. تبقى الرسائل والمسودات والمفاتيح وما ينتظر الإرسال.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>إزالتها من هنا</translation>
    </message>
</context>
<context>
    <name>SwitcherRow</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1، لا رسائل غير مقروءة</numerusform>
            <numerusform>%1، رسالة واحدة غير مقروءة</numerusform>
            <numerusform>%1، رسالتان غير مقروءتين</numerusform>
            <numerusform>%1، %n رسائل غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
            <numerusform>%1، %n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadLine</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>لا ردود (%n)</numerusform>
            <numerusform>رد واحد (%n)</numerusform>
            <numerusform>ردّان (%n)</numerusform>
            <numerusform>%n ردود</numerusform>
            <numerusform>%n ردًا</numerusform>
            <numerusform>%n رد</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, show thread</source>
        <translation>%1، إظهار السلسلة</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Your role here is to read</source>
        <translation>دورك هنا القراءة فقط</translation>
    </message>
    <message>
        <source>Only the newest replies are shown.</source>
        <translation>تُعرض أحدث الردود فقط.</translation>
    </message>
    <message>
        <source>Some messages of this conversation are not on this device; replies may be among them.</source>
        <translation>بعض رسائل هذه المحادثة ليست على هذا الجهاز، وقد تكون بينها ردود.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>سلسلة الردود</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>إظهار في المحادثة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>the thread</source>
        <translation>سلسلة الردود</translation>
    </message>
    <message>
        <source>Reply in the thread</source>
        <translation>الرد في السلسلة</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>يمكنك القراءة فقط هنا.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>حذف هذه الرسالة؟</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>تختفي لدى كل من في القناة. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
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
        <translation>الرسائل في %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>لا شيء هنا بعد</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>اكتب أول رسالة إلى %1.</translation>
    </message>
    <message>
        <source>When somebody writes in %1, it shows here.</source>
        <translation>حين يكتب أحد في %1 يظهر هنا.</translation>
    </message>
    <message>
        <source>Goes %1</source>
        <translation>تختفي %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>لا رسائل جديدة</numerusform>
            <numerusform>رسالة جديدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>إلى الأحدث</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 بايت</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 ك.ب</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 م.ب</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 غ.ب</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>أقل من أسبوع</numerusform>
            <numerusform>أسبوع</numerusform>
            <numerusform>أسبوعان</numerusform>
            <numerusform>%n أسابيع</numerusform>
            <numerusform>%n أسبوعًا</numerusform>
            <numerusform>%n أسبوع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>أقل من يوم</numerusform>
            <numerusform>يوم</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>أقل من ساعة</numerusform>
            <numerusform>ساعة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>دقيقة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>أقل من ثانية</numerusform>
            <numerusform>ثانية</numerusform>
            <numerusform>ثانيتان</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>Paused at %1 %</source>
        <translation>متوقف عند %1 %</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>جارٍ الرفع، %1 %</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>متابعة الرفع</translation>
    </message>
    <message>
        <source>Pause the upload</source>
        <translation>إيقاف الرفع مؤقتًا</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>دون إرسال</translation>
    </message>
</context>
<context>
    <name>UnreadBar</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>لا رسائل جديدة</numerusform>
            <numerusform>رسالة جديدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since %1</source>
        <translation>
            <numerusform>%n رسالة جديدة منذ %1</numerusform>
            <numerusform>رسالة جديدة (%n) منذ %1</numerusform>
            <numerusform>رسالتان جديدتان (%n) منذ %1</numerusform>
            <numerusform>%n رسائل جديدة منذ %1</numerusform>
            <numerusform>%n رسالة جديدة منذ %1</numerusform>
            <numerusform>%n رسالة جديدة منذ %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>تحديد كمقروء</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invite link</source>
        <translation>استخدام رابط دعوة</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>رابط الدعوة</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>account is shut</source>
        <translation>الحساب مغلق</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>مشرف</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>لا أجهزة</numerusform>
            <numerusform>جهاز واحد</numerusform>
            <numerusform>جهازان</numerusform>
            <numerusform>%n أجهزة</numerusform>
            <numerusform>%n جهازًا</numerusform>
            <numerusform>%n جهاز</numerusform>
        </translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>عامل ثانٍ</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>إجراءات لـ %1</translation>
    </message>
</context>
<context>
    <name>UsersPart</name>
    <message>
        <source>Search accounts</source>
        <translation>بحث في الحسابات</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>لم يُعثر على أحد</translation>
    </message>
    <message>
        <source>No account&apos;s name contains “%1”.</source>
        <translation>لا اسم حساب يحتوي على «%1».</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>جعله مشرفًا</translation>
    </message>
    <message>
        <source>No longer an admin</source>
        <translation>لم يعد مشرفًا</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>Remove second factor</source>
        <translation>إزالة العامل الثاني</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>تسجيل الخروج من كل مكان</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>إغلاق الحساب</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>إعادة فتح الحساب</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>جعل %1 مشرفًا؟</translation>
    </message>
    <message>
        <source>Admins can shut accounts, give them other passwords, and remove channels. They can&apos;t read what is not theirs.</source>
        <translation>يمكن للمشرفين إغلاق الحسابات وإعطاؤها كلمات مرور أخرى وإزالة القنوات. ولا يمكنهم قراءة ما ليس لهم.</translation>
    </message>
    <message>
        <source>New password for %1?</source>
        <translation>كلمة مرور جديدة لـ %1؟</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>إزالة العامل الثاني لـ %1؟</translation>
    </message>
    <message>
        <source>From then on the password alone signs in. Be sure that it is the owner who asks.</source>
        <translation>بعدها تكفي كلمة المرور وحدها. تأكد أن صاحب الحساب هو من يطلب ذلك.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Shut the account of %1?</source>
        <translation>إغلاق حساب %1؟</translation>
    </message>
    <message>
        <source>Every device is signed out, and nobody can sign in until it is opened again. What was written stays.</source>
        <translation>يُسجّل خروج كل الأجهزة، ولا يمكن لأحد الدخول حتى يُفتح من جديد. ويبقى ما كُتب.</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The old one stops working, and every device of the account is signed out.</source>
        <translation>تتوقف القديمة عن العمل، ويُسجّل خروج كل أجهزة الحساب.</translation>
    </message>
</context>
<context>
    <name>VerifySheet</name>
    <message>
        <source>Safety number with %1</source>
        <translation>رقم الأمان مع %1</translation>
    </message>
    <message>
        <source>%1 has no keys to compare yet: they have not signed in with a program that encrypts.</source>
        <translation>ليس لدى %1 مفاتيح للمقارنة بعد: لم يسجّل الدخول ببرنامج يشفّر.</translation>
    </message>
    <message>
        <source>This can be looked at when the connection is back.</source>
        <translation>يمكن الاطلاع على هذا عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>The safety number is another one by now. Close this and compare again.</source>
        <translation>صار رقم الأمان مختلفًا الآن. أغلق هذا وقارن من جديد.</translation>
    </message>
    <message>
        <source>The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.</source>
        <translation>يعرض الخادم لأحدكما مفاتيح غير السابقة. لا يُرسل إليه شيء في هذه الأثناء. اسأل %1 بطريقة أخرى هل أنشأ حسابًا جديدًا، واسأل من يدير الخادم.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.</source>
        <translation>قارن هذه الأرقام مع %1 وجهًا لوجه أو بالهاتف. إن تطابقت على الشاشتين فلا أحد بينكما، ولم يختلق الخادم أي جهاز.</translation>
    </message>
    <message>
        <source>QR code of the safety number. The digits stand below.</source>
        <translation>رمز QR لرقم الأمان. الأرقام في الأسفل.</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>رقم الأمان</translation>
    </message>
    <message>
        <source>You compared it on this device.</source>
        <translation>لقد قارنته على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Not verified any more</source>
        <translation>إلغاء التحقق</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>إنها متطابقة</translation>
    </message>
    <message>
        <source>That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.</source>
        <translation>هذا ليس رمز %1 معك. إن كان هو الظاهر على شاشته فإن الخادم يعرض لكل منكما مفاتيح مختلفة: لا تكتب شيئًا لا يجوز لغيركما قراءته.</translation>
    </message>
    <message>
        <source>%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.</source>
        <translation>يرى %1 أجهزة غير التي تراها: ربما اختلق الخادم أحدها. لا تكتب شيئًا لا يجوز لغيركما قراءته.</translation>
    </message>
    <message>
        <source>%1 knows of a device that you have not heard of yet. Close this and compare again.</source>
        <translation>يعرف %1 جهازًا لم يبلغك خبره بعد. أغلق هذا وقارن مرة أخرى.</translation>
    </message>
    <message>
        <source>That is no code of a safety number.</source>
        <translation>هذا ليس رمز رقم أمان.</translation>
    </message>
    <message>
        <source>Read their code…</source>
        <translation>قراءة رمزه…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>جارٍ جلب %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>إيقاف %1 مؤقتًا</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>تشغيل %1</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>الموضع في %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>حفظ %1</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>%1, the longest there is</source>
        <translation>%1، وهي أطول مدة ممكنة</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>تم التسجيل، %1</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>جارٍ التسجيل، %1</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>تجاهل التسجيل</translation>
    </message>
    <message>
        <source>Queue voice message</source>
        <translation>وضع الرسالة الصوتية في الانتظار</translation>
    </message>
    <message>
        <source>Send voice message</source>
        <translation>إرسال الرسالة الصوتية</translation>
    </message>
</context>
<context>
    <name>WordingsSheet</name>
    <message>
        <source>Earlier wordings</source>
        <translation>الصيغ السابقة</translation>
    </message>
    <message>
        <source>No earlier wording is on this device.</source>
        <translation>لا توجد صيغة سابقة على هذا الجهاز.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.</source>
        <translation>فقط ما رآه هذا الجهاز: ما غُيّر قبل وصوله إلى هنا أو أثناء غياب الجهاز ليس بينها. وتزول مع الرسالة.</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>تم تجاهل التسجيل.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::CodeReader</name>
    <message>
        <source>The camera is gone, or may not be used.</source>
        <translation>اختفت الكاميرا أو لا يُسمح باستخدامها.</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>هذه ليست صورة يمكن قراءتها.</translation>
    </message>
    <message>
        <source>There is no code in that picture.</source>
        <translation>لا يوجد رمز في تلك الصورة.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::DesktopNotifier</name>
    <message>
        <source>New message</source>
        <translation>رسالة جديدة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read here yet</source>
        <translation>رسالة لا يمكن قراءتها هنا بعد</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>رسالة صوتية</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>وضع علامة مقروء</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>ردّ</translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayItem</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>لا رسائل غير مقروءة</numerusform>
            <numerusform>رسالة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%n رسائل غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayMenu</name>
    <message>
        <source>Open Dunlin</source>
        <translation>فتح Dunlin</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoicePlayer</name>
    <message>
        <source>It can&apos;t be played here.</source>
        <translation>لا يمكن تشغيله هنا.</translation>
    </message>
    <message>
        <source>It can&apos;t be fetched now.</source>
        <translation>لا يمكن جلبه الآن.</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoiceRecorder</name>
    <message>
        <source>There is no microphone.</source>
        <translation>لا يوجد ميكروفون.</translation>
    </message>
    <message>
        <source>Nothing can be recorded here.</source>
        <translation>لا يمكن التسجيل هنا.</translation>
    </message>
    <message>
        <source>The microphone can&apos;t be opened.</source>
        <translation>تعذّر فتح الميكروفون.</translation>
    </message>
    <message>
        <source>The microphone is gone. What it heard can still be sent.</source>
        <translation>لم يعد الميكروفون متصلًا. ما سمعه لا يزال من الممكن إرساله.</translation>
    </message>
    <message>
        <source>Nothing was heard yet.</source>
        <translation>لم يُسمع شيء بعد.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>تعذّر حفظ التسجيل.</translation>
    </message>
    <message>
        <source>The microphone is not allowed to this program. The system&apos;s settings have a switch for it.</source>
        <translation>لا يُسمح لهذا البرنامج باستخدام الميكروفون. يوجد مفتاح لذلك في إعدادات النظام.</translation>
    </message>
</context>
</TS>
