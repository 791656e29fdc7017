<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About you</source>
        <translation>关于你</translation>
    </message>
    <message>
        <source>A line about you that others see</source>
        <translation>其他人能看到的一句自我介绍</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>AccountsSheet</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Has to sign in again on %1</source>
        <translation>需要重新登录 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1，%n 条未读消息</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay connected and tell of new messages. Signing out of one, in its settings, leaves the others as they are.</source>
        <translation>所有账户都保持连接并提示新消息。在某个账户的设置中退出登录，不影响其他账户。</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>添加另一个账户</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>As it was when last connected.</source>
        <translation>这是上次连接时的状态。</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>没有错过什么</translation>
    </message>
    <message>
        <source>Who mentions or answers you, adds you to a channel or asks to be your friend shows here.</source>
        <translation>谁提到您、回复您、把您加入频道或请求加您为好友，都会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ActivityRow</name>
    <message>
        <source>a conversation</source>
        <translation>一个会话</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>%1 在 %2 中提到了您</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>%1 在 %2 中回复了您</translation>
    </message>
    <message>
        <source>%1 added you to %2</source>
        <translation>%1 把您加入了 %2</translation>
    </message>
    <message>
        <source>%1 asks to be your friend</source>
        <translation>%1 请求加您为好友</translation>
    </message>
    <message>
        <source>%1 is your friend now</source>
        <translation>%1 现在是您的好友</translation>
    </message>
    <message>
        <source>Something that needs a newer version of Dunlin</source>
        <translation>这项内容需要更新版本的 Dunlin</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1，新</translation>
    </message>
</context>
<context>
    <name>AddPeopleSheet</name>
    <message>
        <source>Add people</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>已在其中</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>New password of %1</source>
        <translation>%1 的新密码</translation>
    </message>
    <message>
        <source>It is shown this once. All devices of the account are signed out; give the password to its owner by another way, and have it changed.</source>
        <translation>仅显示这一次。该帐户的所有设备均已退出登录；请通过其他途径把密码交给本人，并请其更改。</translation>
    </message>
    <message>
        <source>Invite to this server</source>
        <translation>邀请加入此服务器</translation>
    </message>
    <message>
        <source>It is shown this once. Whoever has the link can make an account; give it only to people you mean.</source>
        <translation>仅显示这一次。持有链接的人都能创建帐户；请只交给您要邀请的人。</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>此服务器</translation>
    </message>
    <message>
        <source>Parts of the administration</source>
        <translation>管理的各部分</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>People</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>暂时无法连接</translation>
    </message>
    <message>
        <source>A server is looked after while there is a connection to it.</source>
        <translation>连接到服务器后才能管理它。</translation>
    </message>
</context>
<context>
    <name>ApproveDeviceSheet</name>
    <message>
        <source>Don&apos;t let it in</source>
        <translation>不要允许它</translation>
    </message>
    <message>
        <source>Let %1 in?</source>
        <translation>允许 %1 吗？</translation>
    </message>
    <message>
        <source>Another key than that of your device has arrived here: somebody between the two may have exchanged it. Sign the device out below, and ask whoever runs the server.</source>
        <translation>这里收到的密钥与你设备上的不同：中间可能有人调换了它。请在下方注销该设备，并询问服务器的管理者。</translation>
    </message>
    <message>
        <source>The other device shows twenty digits under Settings, Encryption. Compare them with these, all of them. If somebody in between had exchanged its keys, they would differ.</source>
        <translation>另一台设备在“设置”的“加密”下显示二十位数字。请与这些数字全部比较。如果中间有人调换了它的密钥，数字就会不同。</translation>
    </message>
    <message>
        <source>Digits that the other device must show</source>
        <translation>另一台设备必须显示的数字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>不一样</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>完全一样</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>去掉 %1</translation>
    </message>
</context>
<context>
    <name>AuditPart</name>
    <message>
        <source>What admins did</source>
        <translation>管理员的操作</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>还没有任何操作</translation>
    </message>
    <message>
        <source>Acts of admins and of the command line are kept here, with who did them and when.</source>
        <translation>管理员和命令行的操作保存在此，并注明操作者和时间。</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>made the account %1</source>
        <translation>创建了帐户 %1</translation>
    </message>
    <message>
        <source>shut the account %1</source>
        <translation>停用了帐户 %1</translation>
    </message>
    <message>
        <source>opened the account %1</source>
        <translation>重新启用了帐户 %1</translation>
    </message>
    <message>
        <source>made %1 an admin</source>
        <translation>将 %1 设为管理员</translation>
    </message>
    <message>
        <source>made %1 a plain user</source>
        <translation>将 %1 设为普通用户</translation>
    </message>
    <message>
        <source>gave %1 another password</source>
        <translation>为 %1 设置了新密码</translation>
    </message>
    <message>
        <source>removed the second factor of %1</source>
        <translation>移除了 %1 的第二重验证</translation>
    </message>
    <message>
        <source>signed %1 out everywhere</source>
        <translation>让 %1 在所有设备上退出登录</translation>
    </message>
    <message>
        <source>signed a device of %1 out</source>
        <translation>让 %1 的一台设备退出登录</translation>
    </message>
    <message>
        <source>made an invite</source>
        <translation>创建了邀请</translation>
    </message>
    <message>
        <source>removed an invite</source>
        <translation>删除了邀请</translation>
    </message>
    <message>
        <source>removed the channel %1</source>
        <translation>删除了频道 %1</translation>
    </message>
    <message>
        <source>made a backup</source>
        <translation>创建了备份</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>恢复了备份</translation>
    </message>
    <message>
        <source>moved the database</source>
        <translation>迁移了数据库</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Somebody who is gone</source>
        <translation>已离开的人</translation>
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
        <translation>此消息的密钥不在此设备上。已再次向发送者的设备索取；在你或此设备加入之前写的内容保持关闭。</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read: too many before it are missing. Those after it will open again.</source>
        <translation>无法阅读的消息：它之前缺失的消息太多。之后的消息会再次打开。</translation>
    </message>
    <message>
        <source>A message that was opened before, and whose text is not kept here any more.</source>
        <translation>此消息以前打开过，其文本已不再保存在此。</translation>
    </message>
    <message>
        <source>A message that was changed on its way. It is not shown; ask for it to be sent again.</source>
        <translation>此消息在途中被更改。它不会显示；请对方重新发送。</translation>
    </message>
    <message>
        <source>A message that was sealed by somebody else or for another place than the server says. It is not shown.</source>
        <translation>此消息由他人密封，或密封目标与服务器所说不符。它不会显示。</translation>
    </message>
    <message>
        <source>A message of a device that is not on its owner&apos;s list. It is not shown.</source>
        <translation>此消息来自不在其主人列表中的设备。它不会显示。</translation>
    </message>
    <message>
        <source>A message that is not shown: the server shows other keys of its sender than before. Compare your safety numbers.</source>
        <translation>此消息不显示：服务器显示的发送者密钥与以前不同。请比较你们的安全码。</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>此消息需要更新版本的 Dunlin。</translation>
    </message>
    <message>
        <source>The server has a message here that nobody sealed. It is not shown.</source>
        <translation>服务器在这里有一条没有人密封的消息。它不会显示。</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read from this profile for now.</source>
        <translation>此配置目前无法阅读的消息。</translation>
    </message>
</context>
<context>
    <name>ChannelRecordRow</name>
    <message>
        <source>A direct conversation</source>
        <translation>一个私聊</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>端到端加密</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 名成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>还没有写过内容</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>您：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1，%n 条未读消息</numerusform>
        </translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>提到了您</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>草稿：%1</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>草稿：</translation>
    </message>
    <message>
        <source>A message that is not shown</source>
        <translation>一条未显示的消息</translation>
    </message>
    <message>
        <source>end-to-end encrypted</source>
        <translation>端到端加密</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已验证</translation>
    </message>
</context>
<context>
    <name>ChannelSettingsSheet</name>
    <message>
        <source>Conversation settings</source>
        <translation>会话设置</translation>
    </message>
    <message>
        <source>Channel settings</source>
        <translation>频道设置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>频道需要一个名称。</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>How long messages stay</source>
        <translation>消息保留多久</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>一段时间</translation>
    </message>
    <message>
        <source>Until everybody has them</source>
        <translation>直到所有人都收到</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Messages stay until somebody deletes them.</source>
        <translation>消息会一直保留，直到有人删除。</translation>
    </message>
    <message>
        <source>Each message goes by itself after this time, from the server and from every device.</source>
        <translation>每条消息过了这段时间会自行从服务器和所有设备上消失。</translation>
    </message>
    <message>
        <source>Each message goes from the server once every device of every member has it. Who comes later finds nothing of it.</source>
        <translation>每位成员的每台设备都收到后，消息就从服务器上消失。之后加入的人看不到任何内容。</translation>
    </message>
    <message>
        <source>What was written before keeps the rule that held then.</source>
        <translation>之前写下的内容仍按当时的规则处理。</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>慢速模式</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everybody writes as often as they like.</source>
        <translation>所有人可随意发言。</translation>
    </message>
    <message>
        <source>Members wait this long between two messages. Admins and owners don&apos;t.</source>
        <translation>成员两条消息之间要等这么久，管理员和所有者不用等。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ChannelsPane</name>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No name contains “%1”.</source>
        <translation>没有名称包含“%1”。</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有会话</translation>
    </message>
    <message>
        <source>Make a channel for a group, or write to one person.</source>
        <translation>为群组建一个频道，或给某个人写消息。</translation>
    </message>
</context>
<context>
    <name>ChannelsPart</name>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>还没有频道</translation>
    </message>
    <message>
        <source>What people make shows here.</source>
        <translation>大家创建的频道会显示在这里。</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Every message and file in it is gone for all its members, and can&apos;t be brought back.</source>
        <translation>其中的所有消息和文件将对全体成员消失，且无法恢复。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>CodeScan</name>
    <message>
        <source>What the camera shows</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Hold the code on the screen of %1 in front of the camera.</source>
        <translation>将 %1 屏幕上的二维码对准摄像头。</translation>
    </message>
    <message>
        <source>Choose a picture of the code that %1 sees: a photo, or one of the screen. It must have come to you by another way than this server.</source>
        <translation>选择 %1 所看到的二维码的图片：照片或屏幕截图。它必须通过此服务器以外的途径到达你手中。</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>使用摄像头</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Back to the digits</source>
        <translation>返回数字</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply to %1</source>
        <translation>回复 %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>给 %1 写消息</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>This message goes after %1</source>
        <translation>此消息在%1后消失</translation>
    </message>
    <message>
        <source>How long the message stays</source>
        <translation>消息保留多久</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Queue message</source>
        <translation>加入待发队列</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>录制语音消息</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
</context>
<context>
    <name>ComposerFoot</name>
    <message>
        <source>%1 too many</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting… What you write is kept and sent then.</source>
        <translation>正在连接… 您写的内容会保存，随后发送。</translation>
    </message>
    <message>
        <source>%1. What you write is kept and sent later.</source>
        <translation>%1。您写的内容会保存，稍后发送。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>ConversationHead</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 正在输入…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 和 %2 正在输入…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>有几个人正在输入…</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>上次在线 %1</translation>
    </message>
    <message>
        <source>messages go after %1</source>
        <translation>消息在%1后消失</translation>
    </message>
    <message>
        <source>messages go once everybody has them</source>
        <translation>所有人收到后消息消失</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>End-to-end encrypted, and verified</source>
        <translation>端到端加密，并已验证</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>端到端加密</translation>
    </message>
    <message>
        <source>More of this conversation</source>
        <translation>此会话的更多选项</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在此搜索</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>置顶消息</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Notifications: none</source>
        <translation>通知：无</translation>
    </message>
    <message>
        <source>Notifications: muted until %1</source>
        <translation>通知：静音到 %1</translation>
    </message>
    <message>
        <source>Notifications: only mentions</source>
        <translation>通知：仅提及</translation>
    </message>
    <message>
        <source>Notifications: all messages</source>
        <translation>通知：所有消息</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Everybody here</source>
        <translation>这里的所有人</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>您在这里只能阅读。</translation>
    </message>
    <message>
        <source>Slow mode: the next message leaves in %1.</source>
        <translation>慢速模式：下一条消息将在%1后发出。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已另存为 %1</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>删除这条消息？</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>它会对频道中的所有人消失，无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Your role here is to read</source>
        <translation>您在此只能阅读</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>A device without a name</source>
        <translation>未命名的设备</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>本设备</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>上次出现 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>让 %1 退出登录</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Devices and password</source>
        <translation>设备与密码</translation>
    </message>
    <message>
        <source>Devices and password can be changed when the connection is back.</source>
        <translation>恢复连接后可以更改设备和密码。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>在所有设备上退出</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>让 %1 退出登录？</translation>
    </message>
    <message>
        <source>It can&apos;t read or write anything any more until somebody signs in there again.</source>
        <translation>在有人重新登录之前，它不能再读写任何内容。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign out everywhere?</source>
        <translation>在所有设备上退出？</translation>
    </message>
    <message>
        <source>Every device is signed out, this one too, and what is kept here is removed. What waits in the outbox is lost.</source>
        <translation>所有设备都会退出登录，包括这一台，保存在这里的内容会被删除。发件箱中等待的内容会丢失。</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Search public channels</source>
        <translation>搜索公开频道</translation>
    </message>
    <message>
        <source>Public channels</source>
        <translation>公开频道</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>暂时无法访问</translation>
    </message>
    <message>
        <source>No public channels yet</source>
        <translation>还没有公开频道</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>The list of public channels is on the server.</source>
        <translation>公开频道的列表在服务器上。</translation>
    </message>
    <message>
        <source>A channel that is not private shows here for everyone on this server.</source>
        <translation>不是私密的频道会在这里显示给此服务器上的所有人。</translation>
    </message>
    <message>
        <source>No public channel&apos;s name contains “%1”.</source>
        <translation>没有公开频道的名称包含“%1”。</translation>
    </message>
</context>
<context>
    <name>DirectoryRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>加入 %1</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Attach to the message to %1</source>
        <translation>附加到给 %1 的消息</translation>
    </message>
</context>
<context>
    <name>EditWaitingSheet</name>
    <message>
        <source>Edit before it is sent</source>
        <translation>发送前编辑</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>肤色：%1</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>找到的表情</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>没有叫这个名字的表情。</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>笑脸</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>动物与自然</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>饮食</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>出行与地点</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗帜</translation>
    </message>
    <message>
        <source>Groups of emoji</source>
        <translation>表情分组</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>This device reads and writes encrypted channels.</source>
        <translation>此设备可以读写加密频道。</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read, because the desktop&apos;s keyring does not open. Nothing can be sealed or opened.</source>
        <translation>无法读取此配置的密钥，因为桌面密钥环打不开。无法密封或打开任何内容。</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>此设备已从你账号的列表中移除：请重新登录。</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>此设备的密钥已丢失：请注销后重新登录。</translation>
    </message>
    <message>
        <source>The keys of this device are being made.</source>
        <translation>正在生成此设备的密钥。</translation>
    </message>
    <message>
        <source>Digits of this device</source>
        <translation>此设备的数字</translation>
    </message>
    <message>
        <source>The recovery key is not on this device.</source>
        <translation>恢复密钥不在此设备上。</translation>
    </message>
    <message>
        <source>You wrote the recovery key down. It is also still kept on this device, sealed.</source>
        <translation>你已抄下恢复密钥。它仍密封保存在此设备上。</translation>
    </message>
    <message>
        <source>Write the recovery key down: without it, and without another device, nobody can let a new one in.</source>
        <translation>请抄下恢复密钥：没有它，也没有其他设备，就无法允许新设备。</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>显示恢复密钥</translation>
    </message>
    <message>
        <source>Forget it here</source>
        <translation>在此忘记</translation>
    </message>
    <message>
        <source>Forget the recovery key on this device</source>
        <translation>在此设备上忘记恢复密钥</translation>
    </message>
    <message>
        <source>Forget the recovery key here?</source>
        <translation>要在此忘记恢复密钥吗？</translation>
    </message>
    <message>
        <source>This device can&apos;t show it again. Then the paper is all there is.</source>
        <translation>此设备将无法再次显示它。之后就只剩那张纸了。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Keep the keys to your messages on the server</source>
        <translation>将你的消息密钥保存在服务器上</translation>
    </message>
    <message>
        <source>Sealed: only your recovery key opens them. A new device then reads what was said before.</source>
        <translation>已密封：只有你的恢复密钥能打开。新设备便能读取之前的内容。</translation>
    </message>
    <message>
        <source>Nothing is kept yet: enter your recovery key once on this device.</source>
        <translation>尚未保存任何内容：请在此设备上输入一次恢复密钥。</translation>
    </message>
    <message>
        <source>The server shows a key that your account did not sign. Nothing is sealed to it: ask whoever runs the server.</source>
        <translation>服务器显示的密钥未经你的账户签名。不会为其密封任何内容：请询问服务器管理者。</translation>
    </message>
    <message>
        <source>The server takes no more of them.</source>
        <translation>服务器不再接收更多密钥。</translation>
    </message>
    <message>
        <source>What was said before is being fetched.</source>
        <translation>正在获取之前的内容。</translation>
    </message>
    <message>
        <source>Some of what was kept could not be opened.</source>
        <translation>部分已保存的内容无法打开。</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted channels yet. On another device of yours, open Settings, Encryption, and let this one in if it shows the same digits there. Or enter your recovery key or your passphrase.</source>
        <translation>此设备还不能阅读加密频道。请在你的另一台设备上打开“设置”的“加密”，如果那里显示相同的数字，就允许此设备。或者输入你的恢复密钥或密码短语。</translation>
    </message>
    <message>
        <source>Enter the recovery key or the passphrase</source>
        <translation>输入恢复密钥或密码短语</translation>
    </message>
    <message>
        <source>Your passphrase does the same as the recovery key.</source>
        <translation>你的密码短语与恢复密钥作用相同。</translation>
    </message>
    <message>
        <source>A passphrase can do the same as the recovery key. It is then as safe as the passphrase is hard to guess.</source>
        <translation>密码短语可以起到与恢复密钥相同的作用。此时恢复密钥的安全程度取决于密码短语有多难猜。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改密码短语</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>设置密码短语</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>移除密码短语</translation>
    </message>
    <message>
        <source>Delete what is kept</source>
        <translation>删除已保存的内容</translation>
    </message>
    <message>
        <source>Delete the keys to your messages on the server</source>
        <translation>删除服务器上的消息密钥</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>移除密码短语？</translation>
    </message>
    <message>
        <source>Then only the recovery key and your other devices let a new one in.</source>
        <translation>此后只有恢复密钥和你的其他设备可以允许新设备。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Delete what is kept?</source>
        <translation>删除已保存的内容？</translation>
    </message>
    <message>
        <source>A new device then can&apos;t read what was said before. This device keeps nothing more on the server; switch it off on your other devices, too, or they begin anew.</source>
        <translation>此后新设备无法阅读之前的内容。此设备不再在服务器上保存任何内容；请在其他设备上也将其关闭，否则它们会重新开始保存。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>EndSecondFactorSheet</name>
    <message>
        <source>Turn off the second factor</source>
        <translation>关闭第二验证</translation>
    </message>
    <message>
        <source>A sign-in then asks for nothing but the password. The recovery codes are void.</source>
        <translation>之后登录只需要密码，恢复码随即失效。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>应用中的验证码，或恢复码</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FailureBar</name>
    <message>
        <source>Not sent.</source>
        <translation>未发送。</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>No word is like it</source>
        <translation>没有相近的词</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>添加到词典</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Writes that wait</source>
        <translation>等待的写入</translation>
    </message>
    <message>
        <source>Reads that wait</source>
        <translation>等待的读取</translation>
    </message>
    <message>
        <source>File work that waits</source>
        <translation>等待的文件处理</translation>
    </message>
    <message>
        <source>Pushes that wait</source>
        <translation>等待的推送</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>Connections of any kind</source>
        <translation>所有连接</translation>
    </message>
    <message>
        <source>%1: %2, at most %3 in the last minutes</source>
        <translation>%1：%2，最近几分钟最多 %3</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>What it takes</source>
        <translation>资源占用</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1，上限 %2</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>%1 % of one</source>
        <translation>单核的 %1 %</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 次</translation>
    </message>
    <message>
        <source>Kept on this device</source>
        <translation>保存在本设备上</translation>
    </message>
    <message>
        <source>Start to first picture</source>
        <translation>从启动到首帧</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1，%2</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Picture %1, %2</source>
        <translation>图片 %1，%2</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>文件 %1，%2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Attach files</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>No files here</source>
        <translation>这里没有文件</translation>
    </message>
    <message>
        <source>Pictures and files of this conversation are listed here.</source>
        <translation>此会话的图片和文件列在这里。</translation>
    </message>
</context>
<context>
    <name>FoundFileRow</name>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1，%2，来自 %3</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>转到消息</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 在 %2：%3</translation>
    </message>
    <message>
        <source>Pinned by %1</source>
        <translation>由 %1 置顶</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>取消置顶</translation>
    </message>
</context>
<context>
    <name>FriendRow</name>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1，就是您</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>@%1 · last here %2</source>
        <translation>@%1 · 上次在线 %2</translation>
    </message>
    <message>
        <source>%1, asks to be your friend</source>
        <translation>%1 请求加您为好友</translation>
    </message>
    <message>
        <source>Ask %1 to be your friend</source>
        <translation>请求加 %1 为好友</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>给 %1 写消息</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take the request to %1 back</source>
        <translation>撤回给 %1 的请求</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>取消屏蔽 %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>对 %1 的操作</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>接受 %1 的请求</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>拒绝 %1 的请求</translation>
    </message>
</context>
<context>
    <name>FriendSection</name>
    <message>
        <source>They ask you</source>
        <translation>收到的请求</translation>
    </message>
    <message>
        <source>You have asked</source>
        <translation>发出的请求</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>好友</translation>
    </message>
</context>
<context>
    <name>FriendsPane</name>
    <message>
        <source>Friends</source>
        <translation>好友</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找用户</translation>
    </message>
    <message>
        <source>Find by name or username</source>
        <translation>按姓名或用户名查找</translation>
    </message>
    <message>
        <source>As it was when last connected. Friends and blocks can be changed when the connection is back.</source>
        <translation>这是上次连接时的状态。恢复连接后可以更改好友和屏蔽。</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的用户</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>暂时无法询问服务器。</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>此服务器上没有人叫“%1”。</translation>
    </message>
    <message>
        <source>No friends yet</source>
        <translation>还没有好友</translation>
    </message>
    <message>
        <source>Look for somebody by name and ask them. Once they accept, you find each other here.</source>
        <translation>按姓名查找并发出请求。对方接受后，你们会在这里找到彼此。</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>请求加为好友</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>接受请求</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>拒绝请求</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>撤回请求</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>删除好友</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Not all messages on this device were read yet: more may be found in a moment.</source>
        <translation>此设备上的消息尚未全部读完：稍后可能会找到更多。</translation>
    </message>
    <message>
        <source>Without a connection only this device was looked through.</source>
        <translation>没有连接，只搜索了本设备。</translation>
    </message>
    <message>
        <source>The server did not look (%1). Only this device was looked through.</source>
        <translation>服务器没有搜索（%1）。只搜索了本设备。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n older message(s) not here</source>
        <translation>
            <numerusform>%1：有 %n 条较早的消息不在这里</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>正在获取…</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Fetch what is missing of %1</source>
        <translation>获取 %1 缺少的内容</translation>
    </message>
    <message numerus="yes">
        <source>and %n more channel(s)</source>
        <translation>
            <numerusform>以及另外 %n 个频道</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HookRow</name>
    <message>
        <source>Other programs post by it</source>
        <translation>其他程序通过它发消息</translation>
    </message>
    <message>
        <source>Given up %1: %2</source>
        <translation>已放弃（%1）：%2</translation>
    </message>
    <message>
        <source>Given up %1</source>
        <translation>已放弃（%1）</translation>
    </message>
    <message>
        <source>Not taken since %1: %2</source>
        <translation>自 %1 起未被接收：%2</translation>
    </message>
    <message>
        <source>Not taken since %1</source>
        <translation>自 %1 起未被接收</translation>
    </message>
    <message>
        <source>Up to date with message %1</source>
        <translation>已同步到第 %1 条消息</translation>
    </message>
    <message>
        <source>Nothing was sent there yet</source>
        <translation>尚未发送任何内容</translation>
    </message>
    <message>
        <source>Send to %1 again</source>
        <translation>重新向 %1 发送</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>发往 %1</translation>
    </message>
</context>
<context>
    <name>HooksPane</name>
    <message>
        <source>The secret that signs what is sent there. It is shown this once: give it to the program that checks the signatures.</source>
        <translation>用于给发往那里的内容签名的密钥。只显示这一次：请交给检查签名的程序。</translation>
    </message>
    <message>
        <source>The address at which a program posts here. It is shown this once; whoever knows it can post, so keep it like a password.</source>
        <translation>程序在此发消息所用的地址。只显示这一次；知道它的人都能发消息，请像密码一样保管。</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>新建 Webhook</translation>
    </message>
    <message>
        <source>No webhooks</source>
        <translation>没有 Webhook</translation>
    </message>
    <message>
        <source>By a webhook another program posts into this channel, or is told of what is written in it.</source>
        <translation>通过 Webhook，其他程序可以在此频道发消息，或得知这里写了什么。</translation>
    </message>
    <message>
        <source>Not reachable just now</source>
        <translation>暂时无法访问</translation>
    </message>
    <message>
        <source>Webhooks are kept by the server: they are shown and changed while there is a connection to it.</source>
        <translation>Webhook 保存在服务器上：连接可用时才能查看和更改。</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Its address or its secret is worth nothing from then on. What it wrote stays.</source>
        <translation>此后其地址或密钥失效。它写过的内容会保留。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>HoverBar</name>
    <message>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>显示话题</translation>
    </message>
</context>
<context>
    <name>InviteRow</name>
    <message>
        <source>Into a channel, made %1</source>
        <translation>加入频道，创建于 %1</translation>
    </message>
    <message>
        <source>Into the server, made %1</source>
        <translation>加入服务器，创建于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n use(s)</source>
        <translation>
            <numerusform>已用 %1 次，共 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>已使用 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>已于 %1 失效</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>永久有效</translation>
    </message>
    <message>
        <source>Remove this invite</source>
        <translation>删除此邀请</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>邀请加入 %1</translation>
    </message>
    <message>
        <source>Whoever has this link can make an account on this server and gets into the channel. Give it only to people you mean.</source>
        <translation>拿到此链接的人可以在此服务器上建立帐户并进入频道。请只交给您想邀请的人。</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
</context>
<context>
    <name>InvitesPart</name>
    <message>
        <source>New invite</source>
        <translation>新邀请</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Older invites are not listed.</source>
        <translation>更早的邀请未列出。</translation>
    </message>
    <message>
        <source>No invites</source>
        <translation>没有邀请</translation>
    </message>
    <message>
        <source>Where not everybody may sign up, an invite lets people make an account here.</source>
        <translation>如果不开放注册，受邀者可在此创建帐户。</translation>
    </message>
    <message>
        <source>Remove this invite?</source>
        <translation>删除此邀请？</translation>
    </message>
    <message>
        <source>From now on nobody comes by it. Whoever came already stays.</source>
        <translation>从现在起无人可用它加入；已加入的人不受影响。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>KeyBanner</name>
    <message>
        <source>Message %1, which others here were shown, is kept from you. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>第 %1 条消息曾显示给这里的其他人，却没有显示给你。服务器或某人的程序没有说真话：请通过其他途径询问其他人。</translation>
    </message>
    <message>
        <source>Message %1, which you see, was kept from somebody here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>你看到的第 %1 条消息没有显示给这里的某个人。服务器或某人的程序没有说真话：请通过其他途径询问其他人。</translation>
    </message>
    <message>
        <source>Message %1 was said before: the server shows it for a second time.</source>
        <translation>第 %1 条消息以前已经说过：服务器再次显示了它。</translation>
    </message>
    <message>
        <source>Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>第 %1 条消息已被修改或删除（这里的其他人看到了），而显示给你的是它之前的内容。服务器或某人的程序没有说真话：请通过其他途径询问其他人。</translation>
    </message>
    <message>
        <source>You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>你看到的对第 %1 条消息的回应与这里其他人看到的不同：有一个没有显示给你，或者已被撤回却仍显示给你。服务器或某人的程序没有说真话：请通过其他途径询问其他人。</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.</source>
        <translation>服务器的设备日志中有一个属于你、但并非由你的任何设备添加的设备。它可能已展示给其他人：请询问服务器的管理者，并告知他们。</translation>
    </message>
    <message>
        <source>Somebody here is shown another log of devices than you. The server or somebody&apos;s program does not tell the truth: compare your safety numbers.</source>
        <translation>这里有人看到的设备日志与你的不同。服务器或某人的程序没有说真话：请比对你们的安全码。</translation>
    </message>
    <message>
        <source>The server shows somebody&apos;s devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.</source>
        <translation>服务器显示了某人的设备，但它们不在其日志中。在查清之前不会向其发送任何内容：请询问服务器的管理者。</translation>
    </message>
    <message>
        <source>The server&apos;s log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.</source>
        <translation>服务器的设备日志与以前的不同。在查清之前不会向新设备发送任何内容：请询问服务器的管理者。</translation>
    </message>
    <message>
        <source>As message %1 you are shown another one than others here. The server or somebody&apos;s program does not tell the truth: ask the others by another way.</source>
        <translation>作为第 %1 条消息显示给你的，与显示给这里其他人的不同。服务器或某人的程序没有说真话：请通过其他途径询问其他人。</translation>
    </message>
    <message>
        <source>The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>服务器显示的此人密钥与以前不同。在弄清之前不会发送任何内容：请比较你们的安全码。</translation>
    </message>
    <message>
        <source>The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.</source>
        <translation>服务器显示的此处某人的密钥与以前不同。在弄清之前不会发送任何内容：请比较你们的安全码。</translation>
    </message>
    <message>
        <source>This device can&apos;t read encrypted messages yet. Let it in on another device of yours, or by your recovery key.</source>
        <translation>此设备还不能阅读加密消息。请在你的另一台设备上允许它，或使用恢复密钥。</translation>
    </message>
    <message>
        <source>The keys of this profile can&apos;t be read. What is encrypted stays shut.</source>
        <translation>无法读取此配置的密钥。加密内容保持关闭。</translation>
    </message>
    <message>
        <source>This device was taken off your account&apos;s list: sign in again.</source>
        <translation>此设备已从你账号的列表中移除：请重新登录。</translation>
    </message>
    <message>
        <source>The keys of this device were lost: sign out and in again.</source>
        <translation>此设备的密钥已丢失：请注销后重新登录。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>查看方法</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer: what is encrypted stays shut until it does.</source>
        <translation>桌面密钥环没有响应：在此之前，加密内容保持关闭。</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>接受日志</translation>
    </message>
    <message>
        <source>Everybody who signed who is in this conversation has removed their account, so this device can&apos;t check the list. Nothing is sent until you accept it: look through the members first.</source>
        <translation>所有签署过此会话成员名单的人都已删除账户，因此此设备无法核实该名单。在你接受之前不会发送任何内容：请先查看成员。</translation>
    </message>
    <message>
        <source>The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.</source>
        <translation>服务器显示的获准进入者名单与之前不同。在弄清之前不会发送任何内容：请询问管理服务器的人。</translation>
    </message>
    <message>
        <source>Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.</source>
        <translation>这里还没有人让你加入：其他人写的内容不会为你加密。请询问此会话的管理员。</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.</source>
        <translation>服务器列出了 %1，但这里没有人让其加入。在你允许之前，不会为其加密任何内容。</translation>
    </message>
    <message>
        <source>The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.</source>
        <translation>服务器列出了 %1，但这里没有人让其加入。在管理员允许之前，不会为其加密任何内容。</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.</source>
        <translation>从现在起，由成员签名确认谁在此会话中。名单始于服务器向 %1 列出的人：请看看你是否都认识。</translation>
    </message>
    <message>
        <source>From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.</source>
        <translation>从现在起，由成员签名确认谁在此会话中。名单始于服务器向你列出的人：请看看你是否都认识。</translation>
    </message>
    <message>
        <source>Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.</source>
        <translation>还没有人签名确认谁在此会话中：由服务器决定为谁加密消息。管理员的设备上线后会签名。</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>接受名单</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>允许加入</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>KeyDeviceRow</name>
    <message>
        <source>A device that the server does not name</source>
        <translation>服务器未列出名称的设备</translation>
    </message>
    <message>
        <source>reads encrypted channels</source>
        <translation>可阅读加密频道</translation>
    </message>
    <message>
        <source>does not read encrypted channels</source>
        <translation>不能阅读加密频道</translation>
    </message>
    <message>
        <source>%1 · this device</source>
        <translation>%1 · 此设备</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare the digits of %1 and let it in</source>
        <translation>比较 %1 的数字并允许它</translation>
    </message>
    <message>
        <source>asks to be let in</source>
        <translation>请求获得允许</translation>
    </message>
</context>
<context>
    <name>KeyMapSheet</name>
    <message>
        <source>Go to a channel or a person</source>
        <translation>转到频道或用户</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>在此会话中搜索</translation>
    </message>
    <message>
        <source>Search in everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>结束程序</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty field</source>
        <translation>在空白栏中编辑您的上一条消息</translation>
    </message>
    <message>
        <source>Mention somebody</source>
        <translation>提及某人</translation>
    </message>
    <message>
        <source>Paste text, a picture or files</source>
        <translation>粘贴文本、图片或文件</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>到下一个控件</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>切换到另一个账户</translation>
    </message>
    <message>
        <source>On a message: what can be done with it</source>
        <translation>在消息上：可以对它做什么</translation>
    </message>
    <message>
        <source>To the newest message, in the conversation</source>
        <translation>到最新消息（在会话中）</translation>
    </message>
    <message>
        <source>Pick an emoji</source>
        <translation>选择表情</translation>
    </message>
    <message>
        <source>To the first new message, in the conversation</source>
        <translation>到第一条新消息（在会话中）</translation>
    </message>
    <message>
        <source>Mark as read, where new messages are offered; else back</source>
        <translation>有新消息提示时标为已读；否则返回</translation>
    </message>
    <message>
        <source>On a message: its thread</source>
        <translation>在消息上：其话题</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>As the channel keeps it</source>
        <translation>按频道的规则</translation>
    </message>
    <message>
        <source>Goes after %1</source>
        <translation>%1后消失</translation>
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
        <translation>所有者</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, that is you</source>
        <translation>%1，就是您</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>对 %1 的操作</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Make admin</source>
        <translation>设为管理员</translation>
    </message>
    <message>
        <source>Make ordinary member</source>
        <translation>设为普通成员</translation>
    </message>
    <message>
        <source>Let only read</source>
        <translation>只允许阅读</translation>
    </message>
    <message>
        <source>Remove from channel</source>
        <translation>移出频道</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>离开频道</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>比较安全码</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>People to mention</source>
        <translation>可提及的人</translation>
    </message>
    <message>
        <source>%1, @%2</source>
        <translation>%1，@%2</translation>
    </message>
</context>
<context>
    <name>MessageDelegate</name>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>所有人已读</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Goes by itself on %1</source>
        <translation>将于 %1 自行消失</translation>
    </message>
    <message>
        <source>Goes by itself</source>
        <translation>会自行消失</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <translation>提到了您</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Message no longer here</source>
        <translation>消息已不在这里</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>This message needs a newer version of Dunlin.</source>
        <translation>此消息需要更新版本的 Dunlin。</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>编辑于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n 条回复</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>%1 的个人资料</translation>
    </message>
    <message>
        <source>Show thread</source>
        <translation>显示话题</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>谁已读</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>先前的内容</translation>
    </message>
</context>
<context>
    <name>ModeStrip</name>
    <message>
        <source>Stop editing</source>
        <translation>停止编辑</translation>
    </message>
    <message>
        <source>Don&apos;t reply</source>
        <translation>不回复</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Name that others see</source>
        <translation>别人看到的名字</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1，%2 条新</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>好友</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Your status: %1</source>
        <translation>您的状态：%1</translation>
    </message>
    <message>
        <source>Your status: not connected</source>
        <translation>您的状态：未连接</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s) in other accounts</source>
        <translation>
            <numerusform>其他账户有 %n 条未读消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChannelSheet</name>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>e.g. garden</source>
        <translation>例如 花园</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>频道需要一个名称。</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私密</translation>
    </message>
    <message>
        <source>Only people who are added or have an invite link get in.</source>
        <translation>只有被添加或有邀请链接的人才能进入。</translation>
    </message>
    <message>
        <source>Everyone on this server can find and join it.</source>
        <translation>此服务器上的所有人都能找到并加入。</translation>
    </message>
    <message>
        <source>Don&apos;t add %1</source>
        <translation>不添加 %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>端到端加密</translation>
    </message>
    <message>
        <source>Not from this device: its keys can&apos;t be read or are lost.</source>
        <translation>此设备无法做到：它的密钥无法读取或已丢失。</translation>
    </message>
    <message>
        <source>Whoever runs the server can read what is written here.</source>
        <translation>服务器的管理者可以阅读这里写的内容。</translation>
    </message>
    <message>
        <source>The server can read public channels; only private ones can be end-to-end encrypted.</source>
        <translation>服务器可以阅读公开频道；只有私密频道可以端到端加密。</translation>
    </message>
    <message>
        <source>Texts, reactions and files are sealed. Not sealed: members, times, names, read marks, pins. It stays so for good.</source>
        <translation>文字、回应和文件会加密。不加密的有：成员、时间、名称、已读标记、置顶。此设置永久有效。</translation>
    </message>
</context>
<context>
    <name>NewHookSheet</name>
    <message>
        <source>The server calls no such address: it has to be https, and not inside its own network.</source>
        <translation>服务器不会访问这样的地址：必须是 https，且不在其内部网络中。</translation>
    </message>
    <message>
        <source>This channel has as many webhooks as a channel may have.</source>
        <translation>此频道的 Webhook 数量已达上限。</translation>
    </message>
    <message>
        <source>Only admins of the channel make webhooks.</source>
        <translation>只有频道管理员可以创建 Webhook。</translation>
    </message>
    <message>
        <source>New webhook</source>
        <translation>新建 Webhook</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Posts here</source>
        <translation>在此发消息</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>接收消息</translation>
    </message>
    <message>
        <source>From now on every message that a person writes here is sent to this address, signed, in order.</source>
        <translation>从现在起，有人在此写的每条消息都会签名并按顺序发往此地址。</translation>
    </message>
    <message>
        <source>You get an address at which another program posts into this channel. Whoever knows it can.</source>
        <translation>你会得到一个地址，其他程序用它在此频道发消息。知道它的人都可以。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Under it everybody sees it among the members.</source>
        <translation>所有人在成员中看到的名称。</translation>
    </message>
    <message>
        <source>A webhook needs a name.</source>
        <translation>Webhook 需要名称。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>An address that begins with https://.</source>
        <translation>以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Make the webhook</source>
        <translation>创建 Webhook</translation>
    </message>
</context>
<context>
    <name>NewInviteSheet</name>
    <message>
        <source>New invite</source>
        <translation>新邀请</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>可供多少人使用</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一人</translation>
    </message>
    <message>
        <source>Ten</source>
        <translation>十人</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>创建邀请</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>There is no push service on this device now.</source>
        <translation>此设备上目前没有推送服务。</translation>
    </message>
    <message>
        <source>Waiting for an answer of %1 and of your server.</source>
        <translation>正在等待 %1 和你的服务器答复。</translation>
    </message>
    <message>
        <source>By %1. It learns when, and nothing of what was written.</source>
        <translation>由 %1 唤醒。它只知道时间，不知道写了什么。</translation>
    </message>
    <message>
        <source>Your server wakes nobody.</source>
        <translation>你的服务器不提供唤醒。</translation>
    </message>
    <message>
        <source>%1 or your server refused. It is tried again later.</source>
        <translation>%1 或你的服务器拒绝了，稍后会再试。</translation>
    </message>
    <message>
        <source>By the push service %1, which then learns when something comes, and nothing of what was written.</source>
        <translation>由推送服务 %1 唤醒。它会知道何时有新内容，但不知道写了什么。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tell of new messages on the desktop</source>
        <translation>在桌面上提示新消息</translation>
    </message>
    <message>
        <source>Not of muted channels, nor while your status is do not disturb.</source>
        <translation>已静音的频道和状态为“请勿打扰”时除外。</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>显示消息内容</translation>
    </message>
    <message>
        <source>Not at certain hours</source>
        <translation>某些时段不通知</translation>
    </message>
    <message>
        <source>Every day, on this computer. Reminders that you asked for come all the same.</source>
        <translation>每天，在这台计算机上。您要求的提醒照常出现。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Wake this device when the program sleeps</source>
        <translation>程序休眠时唤醒此设备</translation>
    </message>
</context>
<context>
    <name>NotifyMenu</name>
    <message>
        <source>All messages</source>
        <translation>所有消息</translation>
    </message>
    <message>
        <source>Only mentions</source>
        <translation>仅提及</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Mute for %1</source>
        <translation>静音%1</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>立即尝试连接</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>全部已发送</translation>
    </message>
    <message>
        <source>What you write without a connection waits here and leaves by itself.</source>
        <translation>没有连接时写的内容在这里等待，会自行发出。</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Edit in %1</source>
        <translation>%1 中的编辑</translation>
    </message>
    <message>
        <source>Deletion in %1</source>
        <translation>%1 中的删除</translation>
    </message>
    <message>
        <source>Reaction in %1</source>
        <translation>%1 中的回应</translation>
    </message>
    <message>
        <source>Reaction taken back in %1</source>
        <translation>%1 中撤回的回应</translation>
    </message>
    <message>
        <source>Pin in %1</source>
        <translation>%1 中的置顶</translation>
    </message>
    <message>
        <source>Pin taken off in %1</source>
        <translation>%1 中取消的置顶</translation>
    </message>
    <message>
        <source>Read mark in %1</source>
        <translation>%1 中的已读标记</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>给 %1 的消息</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>已暂停于 %1 %</translation>
    </message>
    <message>
        <source>Uploaded: %1 %</source>
        <translation>已上传：%1 %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>下次尝试：%1</translation>
    </message>
    <message>
        <source>%1, next try at %2</source>
        <translation>%1，下次尝试：%2</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>编辑：%1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Connections of clients</source>
        <translation>客户端连接</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>其他节点</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Form of the database</source>
        <translation>数据库结构</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>works, but not well</source>
        <translation>可用，但不佳</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>保存的内容</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>帐户</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Messages ever sent</source>
        <translation>累计发送的消息</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Too easy to guess: take five words or more that don&apos;t belong together, and nothing of your password.</source>
        <translation>太容易猜到：请使用五个或更多互不相关的词，且不要包含你的密码。</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>这不是恢复密钥：请检查是否有写错的字母。</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>这是另一个账号的恢复密钥。</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改密码短语</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>设置密码短语</translation>
    </message>
    <message>
        <source>With it alone a new device reads encrypted channels when all others are gone. Whoever runs the server can try to guess it for as long as they like: take five words or more that don&apos;t belong together.</source>
        <translation>当其他设备都不在时，新设备仅凭它就能阅读加密频道。运行服务器的人可以一直尝试猜测它：请使用五个或更多互不相关的词。</translation>
    </message>
    <message>
        <source>The words of the recovery key</source>
        <translation>恢复密钥的词</translation>
    </message>
    <message>
        <source>This device does not keep them.</source>
        <translation>此设备不保存它们。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新密码短语</translation>
    </message>
    <message>
        <source>At least 16 characters</source>
        <translation>至少 16 个字符（汉字算两个）</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新密码短语</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PasswordAskSheet</name>
    <message>
        <source>The password is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Your other devices are signed out.</source>
        <translation>您的其他设备会退出登录。</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>It proves that it is you.</source>
        <translation>它证明是您本人。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>正在更改…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <source>Name or username</source>
        <translation>姓名或用户名</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的用户</translation>
    </message>
    <message>
        <source>@%1, that is you</source>
        <translation>@%1，就是您</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server can&apos;t be asked just now.</source>
        <translation>暂时无法询问服务器。</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Nobody on this server is called “%1”.</source>
        <translation>此服务器上没有人叫“%1”。</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <translation>%1，已验证</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown now.</source>
        <translation>现在无法显示图片。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PinsPane</name>
    <message>
        <source>Pinned messages</source>
        <translation>置顶消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Without a connection only pins among the messages on this device are shown.</source>
        <translation>没有连接，只显示本设备上的置顶消息。</translation>
    </message>
    <message>
        <source>Nothing pinned</source>
        <translation>没有置顶内容</translation>
    </message>
    <message>
        <source>Pin a message from its menu to keep it at hand for everybody here.</source>
        <translation>从消息的菜单中置顶，方便这里的所有人随时找到。</translation>
    </message>
</context>
<context>
    <name>PresenceDot</name>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>隐身</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>Send a message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <translation>接受 %1 的请求</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>拒绝 %1 的请求</translation>
    </message>
    <message>
        <source>Ask to be friends</source>
        <translation>请求加为好友</translation>
    </message>
    <message>
        <source>Take back the request</source>
        <translation>撤回请求</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>安全号码</translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <translation>比较安全码</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>屏蔽 %1？ {1?}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>取消屏蔽 %1</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>更改您的名字</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>更换头像</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择头像</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除头像</translation>
    </message>
    <message>
        <source>Remove as friend</source>
        <translation>删除好友</translation>
    </message>
    <message>
        <source>Change the line about you</source>
        <translation>更改自我介绍</translation>
    </message>
    <message>
        <source>Add a line about you</source>
        <translation>添加自我介绍</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>last here %1</source>
        <translation>上次在线 %1</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>您的个人资料</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Nothing is known here of this person. It can be looked at when the connection is back.</source>
        <translation>此处没有此人的信息。连接恢复后即可查看。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>%1 的头像</translation>
    </message>
    <message>
        <source>A webhook of a channel</source>
        <translation>频道的 Webhook</translation>
    </message>
    <message>
        <source>Safety number compared</source>
        <translation>安全号码已核对</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>隐身</translation>
    </message>
    <message>
        <source>Channels that you share</source>
        <translation>共同的频道</translation>
    </message>
</context>
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>A channel or a person</source>
        <translation>频道或用户</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>这里没有叫这个名字的。</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>用 %1 回应</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>更多表情</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1, %2, one is yours</source>
        <translation>%1，%2，其中有您的</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>谁已读</translation>
    </message>
    <message>
        <source>Nothing is known of anybody else here.</source>
        <translation>这里没有其他人的信息。</translation>
    </message>
    <message>
        <source>Read by everyone</source>
        <translation>所有人已读</translation>
    </message>
    <message>
        <source>Read by %1 of %2, delivered to %3 more</source>
        <translation>%2 人中 %1 人已读，另已送达 %3 人</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>Voice message</source>
        <translation>语音消息</translation>
    </message>
</context>
<context>
    <name>RecoveryKeySheet</name>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>第 %1 个词：%2</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.</source>
        <translation>请按顺序抄下这些词，并把纸放在别人找不到的地方：谁有它们，谁就能冒充你。当其他设备都不在时，新设备凭它们可以阅读加密频道。对于以前的消息，它们能找回你的设备保存在服务器上的部分。</translation>
    </message>
</context>
<context>
    <name>RenameDeviceSheet</name>
    <message>
        <source>Rename device</source>
        <translation>重命名设备</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Enter the recovery key</source>
        <translation>输入恢复密钥</translation>
    </message>
    <message>
        <source>That is no recovery key: look for a wrong letter.</source>
        <translation>这不是恢复密钥：请检查是否有写错的字母。</translation>
    </message>
    <message>
        <source>That is the recovery key of another account.</source>
        <translation>这是另一个账号的恢复密钥。</translation>
    </message>
    <message>
        <source>The words, in their order</source>
        <translation>按顺序输入这些词</translation>
    </message>
    <message>
        <source>Blanks and capital letters don&apos;t matter.</source>
        <translation>空格和大小写无关紧要。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Let this device in</source>
        <translation>允许此设备</translation>
    </message>
    <message>
        <source>No passphrase was set for this account.</source>
        <translation>此账号未设置密码短语。</translation>
    </message>
    <message>
        <source>That is not the passphrase, or the server has changed what it keeps for you.</source>
        <translation>密码短语不正确，或者服务器更改了为你保存的内容。</translation>
    </message>
    <message>
        <source>The server shows what belongs to another account: ask whoever runs it.</source>
        <translation>服务器显示的内容属于另一个账号：请询问运行服务器的人。</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>输入密码短语</translation>
    </message>
    <message>
        <source>This device then reads what is said in encrypted channels from now on, and of before what your devices keep on the server.</source>
        <translation>此后此设备可以阅读加密频道中从现在起的内容，以及你的设备保存在服务器上的以前的内容。</translation>
    </message>
    <message>
        <source>The passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>Enter the words instead</source>
        <translation>改为输入词</translation>
    </message>
    <message>
        <source>Enter the passphrase instead</source>
        <translation>改为输入密码短语</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Words of a message</source>
        <translation>消息中的词</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>找到 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>找到的消息</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>Every word has to begin a word of the message.</source>
        <translation>每个词都必须是消息中某个词的开头。</translation>
    </message>
    <message>
        <source>What is on this device is looked through at once, and what is on the server with it.</source>
        <translation>本设备上的内容会立即搜索，服务器上的内容同时搜索。</translation>
    </message>
</context>
<context>
    <name>SecondFactorSection</name>
    <message>
        <source>Second factor</source>
        <translation>第二验证</translation>
    </message>
    <message>
        <source>It can be changed when the connection is back.</source>
        <translation>恢复连接后可以更改。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>On: a sign-in asks for a code of your authenticator app.</source>
        <translation>已开启：登录时需要验证器应用中的验证码。</translation>
    </message>
    <message>
        <source>Off: a sign-in asks for the password alone.</source>
        <translation>已关闭：登录只需要密码。</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Turn the second factor off</source>
        <translation>关闭第二验证</translation>
    </message>
    <message>
        <source>Turn the second factor on</source>
        <translation>开启第二验证</translation>
    </message>
</context>
<context>
    <name>SecondFactorSheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Turn on the second factor</source>
        <translation>开启第二验证</translation>
    </message>
    <message>
        <source>From then on a sign-in asks for a code as well, which an app on your phone shows. Devices that are signed in stay so.</source>
        <translation>此后登录还需要手机应用显示的验证码。已登录的设备保持登录。</translation>
    </message>
    <message>
        <source>Take the picture with your authenticator app, or type the secret into it. Then enter the code it shows.</source>
        <translation>用验证器应用扫描图片，或在其中输入密钥，然后输入它显示的验证码。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>QR code of the secret. The secret itself stands below.</source>
        <translation>密钥的二维码。密钥本身在下方。</translation>
    </message>
    <message>
        <source>Secret: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>应用中的验证码</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 位数字</translation>
    </message>
    <message>
        <source>The second factor is on. Each of these codes works once in place of one of the app, when the phone is gone. They are not shown again: keep them where the phone is not.</source>
        <translation>第二验证已开启。手机不在时，每个恢复码可代替应用中的验证码使用一次。它们不会再次显示：请保存在手机以外的地方。</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>恢复码 %1：%2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>我已保存</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>SecretSheet</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ServerKnows</name>
    <message>
        <source>What is written here is sealed for the devices of the members: the server can&apos;t read or change it. It knows who is a member, who writes when and how much, what is read, pinned or deleted, and the name of the channel. It can add a member, who then shows in this list.</source>
        <translation>这里写的内容为成员的设备密封：服务器不能阅读或更改。它知道谁是成员、谁在何时写了多少、什么被阅读、置顶或删除，以及频道名称。它可以添加成员，但该成员会出现在此列表中。</translation>
    </message>
    <message>
        <source>This conversation is not end-to-end encrypted: whoever runs the server can read all of it.</source>
        <translation>此对话未端到端加密：服务器的管理者可以阅读全部内容。</translation>
    </message>
    <message>
        <source>End-to-end encrypted</source>
        <translation>端到端加密</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>服务器知道什么</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <source>As an icon in the tray, which counts what is unread. Ctrl+Q ends the program.</source>
        <translation>以托盘图标运行并显示未读数。Ctrl+Q 结束程序。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帐户</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>未发送</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait in the outbox</source>
        <translation>
            <numerusform>发件箱中有 %n 条消息等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Dunlin %1</source>
        <translation>Dunlin %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Free software under the GNU General Public License, version 3 or later. With the typeface Inter (SIL Open Font License) and icons of Lucide (ISC).</source>
        <translation>在自己的服务器上聊天。自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。使用 Inter 字体（SIL Open Font License）和 Lucide 图标（ISC）。</translation>
    </message>
    <message>
        <source>Keyboard (F1)</source>
        <translation>键盘 (F1)</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>退出登录？</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not yet sent will be lost, and everything kept on this device is removed.</source>
        <translation>
            <numerusform>%n 条尚未发送的消息会丢失，保存在本设备上的所有内容会被删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything kept on this device is removed. Your messages stay on the server.</source>
        <translation>保存在本设备上的所有内容会被删除。您的消息保留在服务器上。</translation>
    </message>
    <message>
        <source>Look after this server</source>
        <translation>管理此服务器</translation>
    </message>
    <message>
        <source>Other accounts (%1 unread)</source>
        <translation>其他账户（%1 条未读）</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>其他账户</translation>
    </message>
    <message>
        <source>Change your name</source>
        <translation>更改您的名字</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pick a conversation</source>
        <translation>选择一个会话</translation>
    </message>
    <message>
        <source>Welcome to Dunlin</source>
        <translation>欢迎使用 Dunlin</translation>
    </message>
    <message>
        <source>Choose one on the left, or go to one with Ctrl+K.</source>
        <translation>在左侧选择，或用 Ctrl+K 转到。</translation>
    </message>
    <message>
        <source>Make a channel and invite people, or look who else is here.</source>
        <translation>建一个频道并邀请别人，或看看还有谁在这里。</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Nothing here opens this link.</source>
        <translation>这里没有程序能打开此链接。</translation>
    </message>
</context>
<context>
    <name>ShellConversation</name>
    <message>
        <source>Accept this log of devices?</source>
        <translation>接受此设备日志？</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its log is another one: that it came back from an older backup, for example. From then on this device takes the log that the server shows now for the right one. What the server may have hidden until now is not found out any more, and messages go to the new devices again.</source>
        <translation>只有当管理服务器的人通过本服务器之外的途径告诉你日志为何不同时（例如从较旧的备份恢复），才这样做。此后，本设备会把服务器现在显示的日志当作正确的。服务器此前可能隐瞒的内容将不再被发现，消息也会重新发往新设备。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Accept log</source>
        <translation>接受日志</translation>
    </message>
    <message>
        <source>Accept this list of members?</source>
        <translation>接受此成员名单？</translation>
    </message>
    <message>
        <source>Everybody who signed this list has removed their account, and nobody can check it any more. Do this only if you know all members and they belong here: from then on this device takes those for let in whom the list names that the server shows now.</source>
        <translation>所有签署过此名单的人都已删除账户，没有人能再核实它。只有在你认识所有成员且他们都属于这里时才这样做：从此以后，此设备将服务器现在显示的名单上的人视为获准进入。</translation>
    </message>
    <message>
        <source>Do this only if whoever runs the server has told you, by another way than this server, why its list is another one: that it came back from an older backup, for example. From then on this device takes those for let in whom the list names that the server shows now. Look through the members afterwards.</source>
        <translation>只有当管理服务器的人通过本服务器之外的途径告诉你名单为何不同时（例如从较旧的备份恢复），才这样做。此后，本设备会把服务器现在显示的名单中的人视为获准加入。之后请查看一遍成员。</translation>
    </message>
    <message>
        <source>Accept list</source>
        <translation>接受名单</translation>
    </message>
    <message>
        <source>They are let in as soon as they have a device that can read encrypted messages.</source>
        <translation>一旦对方有能读取加密消息的设备，就会允许其加入。</translation>
    </message>
    <message>
        <source>The list of members counts as it is now</source>
        <translation>成员名单以现在的为准</translation>
    </message>
</context>
<context>
    <name>ShellForward</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 写道：</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>转发给</translation>
    </message>
    <message>
        <source>This conversation is not encrypted: what you send on here can be read by the server.</source>
        <translation>此会话未加密：您转发到这里的内容服务器可以读取。</translation>
    </message>
</context>
<context>
    <name>ShellFriends</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>删除好友 %1？</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>你们仍可互发消息。要再次成为好友，需要其中一方发出请求。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>屏蔽 %1？</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>对方不能给您发消息或请求加好友，也不会得到通知。你们之间的关系随之结束。在共同的频道里仍能看到彼此。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
</context>
<context>
    <name>ShellInvite</name>
    <message>
        <source>Invite link copied</source>
        <translation>邀请链接已复制</translation>
    </message>
</context>
<context>
    <name>ShellLists</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. What this device holds is shown; the connection and what is encrypted wait for it.</source>
        <translation>桌面密钥环没有响应。这里显示本设备上已有的内容；连接和加密内容要等它响应。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>A device of yours asks to read encrypted channels.</source>
        <translation>你的一台设备请求阅读加密频道。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>ShellMembers</name>
    <message>
        <source>Leave %1?</source>
        <translation>离开 %1？</translation>
    </message>
    <message>
        <source>It is private: you will need a new invitation to come back.</source>
        <translation>它是私密的：要回来需要新的邀请。</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>您可以随时再次加入。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>They no longer see what is written in %1 from now on.</source>
        <translation>对方将看不到今后在 %1 中写的内容。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ShellNews</name>
    <message>
        <source>%1 has no keys for encryption on this server yet: the server can read this conversation.</source>
        <translation>%1 在此服务器上还没有加密密钥：服务器可以阅读此对话。</translation>
    </message>
    <message>
        <source>This device has no keys for encryption: the server can read this conversation.</source>
        <translation>此设备没有加密密钥：服务器可以阅读此对话。</translation>
    </message>
    <message>
        <source>You and %1 are friends now</source>
        <translation>您和 %1 现在是好友</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>已向 %1 发出请求</translation>
    </message>
    <message>
        <source>Password changed. Your other devices are signed out.</source>
        <translation>密码已更改。您的其他设备已退出登录。</translation>
    </message>
    <message>
        <source>The second factor is off</source>
        <translation>第二验证已关闭</translation>
    </message>
    <message>
        <source>The log of devices counts as it is now</source>
        <translation>设备日志以现在的为准</translation>
    </message>
</context>
<context>
    <name>ShellProfile</name>
    <message>
        <source>Remove %1 as a friend?</source>
        <translation>删除好友 %1？</translation>
    </message>
    <message>
        <source>You can still write to each other. To be friends again, one of you has to ask.</source>
        <translation>你们仍可互发消息。要再次成为好友，需要其中一方发出请求。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>屏蔽 %1？</translation>
    </message>
    <message>
        <source>They can&apos;t write to you or ask to be your friend, and they are not told. What was between you ends. In channels that you share you still see each other.</source>
        <translation>对方不能给您发消息或请求加好友，也不会得到通知。你们之间的关系随之结束。在共同的频道里仍能看到彼此。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Make an account</source>
        <translation>建立帐户</translation>
    </message>
    <message>
        <source>Sign in to Dunlin</source>
        <translation>登录 Dunlin</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>The address you were given, or an invite link.</source>
        <translation>别人给您的地址，或邀请链接。</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>哪个服务器？</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>3 to 32 of a-z, 0-9, dot, dash, underscore.</source>
        <translation>3 到 32 个字符：a-z、0-9、点、短横线、下划线。</translation>
    </message>
    <message>
        <source>Who are you on that server?</source>
        <translation>您在该服务器上叫什么？</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>8 characters or more; a few unusual words are best.</source>
        <translation>8 个字符以上；最好用几个不常见的词。</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>缺少密码。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>The account has a second factor: the code of your authenticator app, or a recovery code.</source>
        <translation>此帐户有第二验证：验证器应用中的验证码，或恢复码。</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>缺少验证码。</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>别人看到的您的名字</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>The first account on a new server needs none and becomes its administrator.</source>
        <translation>新服务器上的第一个帐户不需要邀请，并成为其管理员。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Make account</source>
        <translation>建立帐户</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>我有帐户</translation>
    </message>
    <message>
        <source>I have no account yet</source>
        <translation>我还没有帐户</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>其他账户</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not answer. If you are signed in here, wait for it or try again.</source>
        <translation>桌面密钥环没有响应。如果你已在此登录，请等待它响应，或再试一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>No skin tone</source>
        <translation>无肤色</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>较浅肤色</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>中等-浅肤色</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>中等肤色</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>中等-深肤色</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>较深肤色</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
</context>
<context>
    <name>SpellingRow</name>
    <message>
        <source>Underline misspelt words</source>
        <translation>为拼写错误的词加下划线</translation>
    </message>
    <message>
        <source>There is no dictionary for this language on this computer.</source>
        <translation>这台计算机上没有此语言的词典。</translation>
    </message>
    <message>
        <source>Looked up on this computer, in the dictionary %1.</source>
        <translation>在这台计算机上的词典 %1 中查找。</translation>
    </message>
</context>
<context>
    <name>StartMenu</name>
    <message>
        <source>New channel</source>
        <translation>新频道</translation>
    </message>
    <message>
        <source>Message someone</source>
        <translation>给某人发消息</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>浏览频道</translation>
    </message>
    <message>
        <source>Use an invite link</source>
        <translation>使用邀请链接</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>隐身</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账户…</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>您的个人资料</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>Status and privacy</source>
        <translation>状态与隐私</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>隐身</translation>
    </message>
    <message>
        <source>Others see you as not there. What you write is seen, of course.</source>
        <translation>别人看到您不在。您写的内容当然仍会被看到。</translation>
    </message>
    <message>
        <source>Others see that you don&apos;t want to be disturbed, and this computer does not tell of new messages.</source>
        <translation>别人看到您不想被打扰，此电脑也不提示新消息。</translation>
    </message>
    <message>
        <source>Others see that you are not at your computer.</source>
        <translation>别人看到您不在电脑前。</translation>
    </message>
    <message>
        <source>Ten minutes without a key or a movement show you as away, until you are back.</source>
        <translation>十分钟没有按键或移动，会显示为离开，直到您回来。</translation>
    </message>
    <message>
        <source>Show when I was last here</source>
        <translation>显示我上次在线的时间</translation>
    </message>
    <message>
        <source>To those who may see your status, while you are not there.</source>
        <translation>您不在时，显示给可以看到您状态的人。</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Messages and keys</source>
        <translation>消息和密钥</translation>
    </message>
    <message>
        <source>Fetched files and pictures</source>
        <translation>已下载的文件和图片</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>释放空间</translation>
    </message>
    <message>
        <source>Nothing was removed: something that waits to be sent can&apos;t be read now.</source>
        <translation>没有删除任何内容：有等待发送的内容现在无法读取。</translation>
    </message>
    <message>
        <source>Free space?</source>
        <translation>释放空间？</translation>
    </message>
    <message>
        <source>Files and pictures that were fetched (%1) are removed from this device, and are fetched again when you look at them. Messages, drafts, keys and what waits to be sent stay.</source>
        <translation>已下载的文件和图片（%1）将从此设备删除，查看时会重新下载。消息、草稿、密钥和等待发送的内容会保留。</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>从此设备删除</translation>
    </message>
</context>
<context>
    <name>SwitcherRow</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1，%n 条未读消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadLine</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n 条回复</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, show thread</source>
        <translation>%1，显示话题</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Your role here is to read</source>
        <translation>您在此只能阅读</translation>
    </message>
    <message>
        <source>Only the newest replies are shown.</source>
        <translation>仅显示最新的回复。</translation>
    </message>
    <message>
        <source>Some messages of this conversation are not on this device; replies may be among them.</source>
        <translation>此会话的部分消息不在本设备上，其中可能有回复。</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>在会话中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>the thread</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Reply in the thread</source>
        <translation>在话题中回复</translation>
    </message>
    <message>
        <source>You can only read here.</source>
        <translation>您在这里只能阅读。</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>删除这条消息？</translation>
    </message>
    <message>
        <source>It disappears for everyone in the channel. This can&apos;t be undone.</source>
        <translation>它会对频道中的所有人消失，无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>TimeSpin</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages in %1</source>
        <translation>%1 中的消息</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>给 %1 写第一条消息。</translation>
    </message>
    <message>
        <source>When somebody writes in %1, it shows here.</source>
        <translation>有人在 %1 中发言时，会显示在这里。</translation>
    </message>
    <message>
        <source>Goes %1</source>
        <translation>%1 消失</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>跳到最新</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
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
            <numerusform>%n 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>Paused at %1 %</source>
        <translation>已暂停于 %1 %</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>正在上传，%1 %</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>继续上传</translation>
    </message>
    <message>
        <source>Pause the upload</source>
        <translation>暂停上传</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>不发送</translation>
    </message>
</context>
<context>
    <name>UnreadBar</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since %1</source>
        <translation>
            <numerusform>自 %1 起 %n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invite link</source>
        <translation>使用邀请链接</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>dunlin://…</source>
        <translation>dunlin://…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>UserRow</name>
    <message>
        <source>account is shut</source>
        <translation>帐户已停用</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>管理员</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>第二重验证</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>最后在线 %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>对 %1 的操作</translation>
    </message>
</context>
<context>
    <name>UsersPart</name>
    <message>
        <source>Search accounts</source>
        <translation>搜索帐户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>帐户</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No account&apos;s name contains “%1”.</source>
        <translation>没有名称包含“%1”的帐户。</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>设为管理员</translation>
    </message>
    <message>
        <source>No longer an admin</source>
        <translation>取消管理员</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Remove second factor</source>
        <translation>移除第二重验证</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>在所有设备上退出登录</translation>
    </message>
    <message>
        <source>Shut the account</source>
        <translation>停用帐户</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>重新启用帐户</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>将 %1 设为管理员？</translation>
    </message>
    <message>
        <source>Admins can shut accounts, give them other passwords, and remove channels. They can&apos;t read what is not theirs.</source>
        <translation>管理员可以停用帐户、重设密码和删除频道，但不能阅读不属于自己的内容。</translation>
    </message>
    <message>
        <source>New password for %1?</source>
        <translation>为 %1 设置新密码？</translation>
    </message>
    <message>
        <source>Remove the second factor of %1?</source>
        <translation>移除 %1 的第二重验证？</translation>
    </message>
    <message>
        <source>From then on the password alone signs in. Be sure that it is the owner who asks.</source>
        <translation>此后仅凭密码即可登录。请确认是本人提出的请求。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Shut the account of %1?</source>
        <translation>停用 %1 的帐户？</translation>
    </message>
    <message>
        <source>Every device is signed out, and nobody can sign in until it is opened again. What was written stays.</source>
        <translation>所有设备将退出登录，重新启用前任何人都无法登录。已写的内容会保留。</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The old one stops working, and every device of the account is signed out.</source>
        <translation>旧密码将失效，该帐户的所有设备都会退出登录。</translation>
    </message>
</context>
<context>
    <name>VerifySheet</name>
    <message>
        <source>Safety number with %1</source>
        <translation>与 %1 的安全码</translation>
    </message>
    <message>
        <source>%1 has no keys to compare yet: they have not signed in with a program that encrypts.</source>
        <translation>%1 还没有可比较的密钥：尚未用支持加密的程序登录。</translation>
    </message>
    <message>
        <source>This can be looked at when the connection is back.</source>
        <translation>连接恢复后可以查看。</translation>
    </message>
    <message>
        <source>The safety number is another one by now. Close this and compare again.</source>
        <translation>安全码现在已经不同。请关闭并重新比较。</translation>
    </message>
    <message>
        <source>The server shows other keys of one of you than before. Nothing is sent to them meanwhile. Ask %1 by another way whether they made a new account, and whoever runs the server.</source>
        <translation>服务器显示的你们其中一人的密钥与以前不同。在此期间不会向其发送任何内容。请通过其他方式询问 %1 是否新建了账号，并询问服务器的管理者。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Compare these digits with %1, face to face or on the phone. If they are the same on both screens, nobody stands between you, and the server has made up no device.</source>
        <translation>请当面或通过电话与 %1 比较这些数字。如果两个屏幕上相同，则你们之间没有他人，服务器也没有捏造设备。</translation>
    </message>
    <message>
        <source>QR code of the safety number. The digits stand below.</source>
        <translation>安全码的二维码。数字在下方。</translation>
    </message>
    <message>
        <source>Safety number</source>
        <translation>安全码</translation>
    </message>
    <message>
        <source>You compared it on this device.</source>
        <translation>你已在此设备上比较过。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not verified any more</source>
        <translation>取消验证</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>完全一样</translation>
    </message>
    <message>
        <source>That is not the code of %1 with you. If it is the one on their screen, the server shows you two different keys: write nothing that nobody else may read.</source>
        <translation>这不是 %1 与你之间的二维码。如果对方屏幕上显示的就是它，说明服务器向你们展示了不同的密钥：不要写任何不可让他人读到的内容。</translation>
    </message>
    <message>
        <source>%1 is shown other devices than you are: the server may have made one up. Write nothing that nobody else may read.</source>
        <translation>%1 看到的设备与你看到的不同：服务器可能伪造了一台。不要写任何不可让他人读到的内容。</translation>
    </message>
    <message>
        <source>%1 knows of a device that you have not heard of yet. Close this and compare again.</source>
        <translation>%1 知道一台你尚未得知的设备。请关闭此窗口后重新比较。</translation>
    </message>
    <message>
        <source>That is no code of a safety number.</source>
        <translation>这不是安全码的二维码。</translation>
    </message>
    <message>
        <source>Read their code…</source>
        <translation>读取对方的二维码…</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>正在获取 %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>播放 %1</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>%1 的播放位置</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>%1, the longest there is</source>
        <translation>%1，已达最长时间</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>已录音，%1</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>正在录音，%1</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>丢弃录音</translation>
    </message>
    <message>
        <source>Queue voice message</source>
        <translation>将语音消息加入待发队列</translation>
    </message>
    <message>
        <source>Send voice message</source>
        <translation>发送语音消息</translation>
    </message>
</context>
<context>
    <name>WordingsSheet</name>
    <message>
        <source>Earlier wordings</source>
        <translation>先前的内容</translation>
    </message>
    <message>
        <source>No earlier wording is on this device.</source>
        <translation>本设备上没有先前的内容。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Only what this device has seen: what was changed before it came here, or while the device was away, is not among them. They go with the message.</source>
        <translation>仅限本设备见过的内容：在到达之前或设备离线期间的更改不在其中。它们会随消息一起消失。</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>The recording was thrown away.</source>
        <translation>录音已被丢弃。</translation>
    </message>
</context>
<context>
    <name>dunlin::client::CodeReader</name>
    <message>
        <source>The camera is gone, or may not be used.</source>
        <translation>摄像头已断开或不允许使用。</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>这不是可以读取的图片。</translation>
    </message>
    <message>
        <source>There is no code in that picture.</source>
        <translation>该图片中没有二维码。</translation>
    </message>
</context>
<context>
    <name>dunlin::client::DesktopNotifier</name>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A message that can&apos;t be read here yet</source>
        <translation>一条此处暂时无法阅读的消息</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音消息</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayItem</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dunlin::client::TrayMenu</name>
    <message>
        <source>Open Dunlin</source>
        <translation>打开 Dunlin</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoicePlayer</name>
    <message>
        <source>It can&apos;t be played here.</source>
        <translation>此处无法播放。</translation>
    </message>
    <message>
        <source>It can&apos;t be fetched now.</source>
        <translation>现在无法获取。</translation>
    </message>
</context>
<context>
    <name>dunlin::client::VoiceRecorder</name>
    <message>
        <source>There is no microphone.</source>
        <translation>没有麦克风。</translation>
    </message>
    <message>
        <source>Nothing can be recorded here.</source>
        <translation>此处无法录音。</translation>
    </message>
    <message>
        <source>The microphone can&apos;t be opened.</source>
        <translation>无法打开麦克风。</translation>
    </message>
    <message>
        <source>The microphone is gone. What it heard can still be sent.</source>
        <translation>麦克风已断开。已录下的内容仍可发送。</translation>
    </message>
    <message>
        <source>Nothing was heard yet.</source>
        <translation>还没有录到声音。</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>无法保存录音。</translation>
    </message>
    <message>
        <source>The microphone is not allowed to this program. The system&apos;s settings have a switch for it.</source>
        <translation>此程序不允许使用麦克风。系统设置中有相应的开关。</translation>
    </message>
</context>
</TS>
