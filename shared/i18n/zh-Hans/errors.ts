import type { errorsEn } from "../en/errors.ts";
import type { Translated } from "../index.ts";

export const errorsZh: Translated<typeof errorsEn> = {
  unexpected:
    "出现了意料之外的问题（{{detail}}）。您的稿件是安全的。请重试；如仍然出现，请把这条信息发给我们。",
  "newsroom-missing": "“{{path}}”里没有编辑部。请选择编辑部所在的文件夹，或新建一个。",
  "newsroom-exists": "“{{path}}”里已有一个编辑部。请直接打开它，或另选文件夹。",
  "newsroom-damaged":
    "无法读取“{{path}}”里的编辑部（{{detail}}）。没有做任何改动。请用备份恢复该文件夹，或选择其他编辑部。",
  "newsroom-newer": "“{{path}}”里的编辑部由更新版本的 Twinpress 保存。请先更新 Twinpress 再打开。",
  "newsroom-locked": "“{{path}}”里的编辑部正被另一个程序使用。请先在那边关闭，然后重试。",
  "newsroom-publishing": "这个编辑部正在发布。请等发布完成，或先停止发布，再打开其他编辑部。",
  "folder-not-writable": "Twinpress 无权写入“{{path}}”。请另选文件夹，或更改其权限。",
  "disk-full": "“{{path}}”所在的磁盘已满。请腾出空间后重试；没有丢失任何内容。",
  "story-changed": "这篇稿件刚刚被其他操作改动过。你写的内容没有丢失，稍后会与那些改动一并保存。",
  "story-clash":
    "你刚刚改动的内容，同时也被其他操作（例如导入译文）改动了。稿件里保留的是你写的内容；另一份可在“稿件信息”的“历史记录”中找到。",
  "story-missing": "编辑部里已没有稿件 {{id}}。请返回列表。",
  "revision-missing": "这一份历史记录已不再保留。请关闭列表后重新打开。",
  "story-invalid": "稿件无法照此保存（{{detail}}）。之前保存的内容没有变化。请撤销最后的改动后重试。",
  "section-missing": "编辑部里没有栏目“{{section}}”。请选择其他栏目，或在设置中添加。",
  "section-in-use": "栏目“{{section}}”里还有 {{count}} 篇稿件。请先把它们移走。",
  "media-missing": "编辑部文件夹里缺少图片“{{name}}”。请重新添加。",
  "media-unreadable": "“{{name}}”不是 Twinpress 能读取的图片。请使用 JPEG、PNG、WebP、GIF 或 AVIF 文件。",
  "media-too-large": "“{{name}}”太大（{{megabytes}} MB，上限 {{limit}} MB）。请缩小后重新添加。",
  "host-missing": "没有名为“{{name}}”的主机。请在设置中添加，或选择其他主机。",
  "host-exists": "已有名为“{{name}}”的主机。请换一个名称。",
  "host-unreachable": "无法连接主机“{{name}}”（{{detail}}）。请检查网络后重试；读者看到的网站是完整的。",
  "host-sign-in": "“{{name}}”不接受用户“{{user}}”登录。请检查用户名和密码或密钥；没有做任何改动。",
  "host-secret-missing":
    "这台电脑上没有“{{name}}”的密码、密钥或令牌。请在设置中输入；在命令行中，可用环境变量 {{variable}} 或标准输入提供。",
  "host-key-file":
    "密钥“{{path}}”无法使用（{{detail}}）。请选择这台电脑能读取的私钥；如果有口令，请一并提供。",
  "host-key-locked":
    "密钥“{{path}}”设有口令，但这台电脑上的 SSH 无法接收口令：这需要 OpenSSH 8.4 或更新版本，且不支持 Windows。请在每次开机后用 ssh-add 解锁一次，或另选没有口令的密钥。",
  "host-passphrase": "密钥“{{path}}”设有口令，口令未填或不正确。请输入该密钥的口令；没有发送任何内容。",
  "host-key-unknown":
    "从未连接过“{{name}}”。它的密钥是 {{fingerprint}}。请与服务器管理员提供的密钥核对，一致再接受。",
  "host-key-changed":
    "“{{name}}”的密钥与之前接受的不同：现在是 {{found}}，原来是 {{expected}}。可能有人窃听，因此没有发送任何内容。请询问服务器管理员；如果新密钥无误，请在设置中接受。",
  "host-no-tls":
    "“{{name}}”不支持这种 TLS 方式（{{detail}}），因此没有发送任何内容。请检查设置中的端口和加密方式，或询问服务器管理员。",
  "host-certificate":
    "“{{name}}”的证书不可信（{{detail}}），因此没有发送任何内容。请检查这台电脑的日期，并询问服务器管理员。",
  "host-certificate-expired":
    "按这台电脑的日期，“{{name}}”的证书已经过期，因此没有发送任何内容。如果日期没有错，请联系服务器管理员更新证书。",
  "host-clock":
    "这台电脑的时间与“{{name}}”的时间不一致，因此没有发送任何内容。请校准这台电脑的日期、时间和时区（最好设为自动），然后重试。",
  "host-path-missing": "“{{name}}”上没有文件夹“{{path}}”。请在服务器上建立，或在设置中更改；没有做任何改动。",
  "host-read-only": "“{{name}}”不允许写入“{{path}}”。请向管理员申请权限。",
  "host-full": "“{{name}}”上没有空间存放“{{path}}”。请在服务器上腾出空间后再次发布；读者看到的网站是完整的。",
  "host-name-refused": "“{{name}}”无法保存名为“{{path}}”的文件。请修改稿件的网址后再次发布。",
  "host-refused": "“{{name}}”拒绝了“{{path}}”（{{detail}}）。请检查设置中的主机，或询问管理员。",
  "host-program-missing": "“{{name}}”需要程序 {{program}}，这台电脑上没有。请安装后重试。",
  "host-folder-missing": "文件夹“{{path}}”不存在。请先建立该文件夹，或在设置中另选。",
  "host-overlaps-newsroom": "“{{path}}”里是本编辑部自己的文件。请为网站选择一个空文件夹。",
  "host-file-foreign":
    "主机上已有“{{path}}”，但不是 Twinpress 放上去的，所以没有动它。请把它移走，或发布到其他文件夹。",
  "host-verify-failed":
    "“{{path}}”已发送，但从主机读回的内容不一致。请再次发布；如仍然出现，请联系主机的管理员。",
  "manifest-damaged":
    "无法读取“{{path}}”里的发布清单。没有做任何改动。请用备份恢复该文件，或发布到其他文件夹。",
  "manifest-foreign": "“{{path}}”里是另一个编辑部的网站。没有做任何改动。请另选文件夹。",
  "manifest-newer": "“{{path}}”是用更新版本的 Twinpress 发布的。没有做任何改动。请更新 Twinpress 后再发布。",
  "manifest-none": "“{{name}}”上没有可以打开的 Twinpress 网站。请检查文件夹，或先向那里发布。",
  "manifest-lost":
    "“{{name}}”上的发布清单不见了，Twinpress 无法分辨“{{path}}”等文件是自己的还是别人的。没有做任何改动。请用备份恢复“twinpress-manifest.json”；如果那里没有其他人的文件，也可以清空文件夹后再次发布。",
  "source-damaged":
    "“{{name}}”上的“{{path}}”已损坏，与发布时不同。请在有该稿件的电脑上稍作修改并发布，然后在这里重试。",
  "publish-conflict": "就在刚才，有人也向“{{name}}”发布了。对方的内容没有被改动。请再次发布，加入您的修改。",
  "publish-busy": "{{owner}} 正在向“{{name}}”发布。请稍候再发布。",
  "publish-lost-lease": "这台电脑太久没有回应，{{owner}} 已接手向“{{name}}”发布。请再次发布，加入您的修改。",
  "publish-undecided":
    "有 {{count}} 篇稿件在这里和同事那里都改过。请先决定以哪份为准，再发布；两份都已保留。",
  "undo-impossible":
    "无法在这台电脑上撤销第 {{generation}} 次发布：这里没有之前的内容。请在“{{by}}”那台电脑上撤销。",
  "undo-too-old": "第 {{generation}} 次发布时间太久：只能撤销这台电脑最近二十次发布。",
  "undo-nothing": "第 {{generation}} 次发布没有改动稿件，或者之后又改动过。没有可以恢复的内容。",
  "conflict-missing": "这篇稿件已经没有需要决定的内容。请再次发布。",
  "site-address-missing": "网站还没有网址。请在设置的“编辑部”中填写，然后再打开。",
  "publish-cancelled": "发布已停止。再次发布即可从停下的地方继续。",
  "publish-unanswered":
    "内容已全部发送，但在最后一步与“{{name}}”的连接中断，无法确定读者是否已经看到。请再次发布：届时会查明情况并完成发布。",
  "publish-unverified":
    "内容已全部放到“{{name}}”上，但还没来得及读回核对，连接就中断了。请再次发布：届时会进行核对。",
  "publish-interrupted":
    "发布还没完成就中断了。已发送的文件都是完整的，您的稿件也是安全的。请再次发布，从中断处继续。",
  "checks-failed": "有 {{count}} 处问题，改好后才能发布。",
  "port-in-use": "本机端口 {{port}} 正被其他程序使用。请换一个端口。",
  "help-file-unreadable": "{{path}} 缺失或已损坏。该文件随 Twinpress 提供，请重新安装。",
  "source-missing": "“{{path}}”处没有内容。请检查名称后重试。",
  "file-not-readable": "无法读取“{{path}}”。请在其他程序中关闭它，或更改其权限，然后重试。没有做任何改动。",
  "file-not-writable": "无法写入“{{path}}”：所在的文件夹不存在，或已有同名的文件夹。请另选位置或名称。",
  "target-not-empty": "“{{path}}”里已有文件。请选择一个空文件夹。",
  "term-incomplete": "术语需要英文和中文两种写法。请都填上。",
  "errand-interrupted": "操作还没完成就中断了。您的稿件是安全的。请重新操作，已有的内容不会重复。",
  "glossary-file-kind":
    "从文件名看，“{{path}}”不是 Twinpress 认识的术语表。请使用以 .csv 或 .tbx 结尾的文件名。",
  "glossary-too-large":
    "“{{path}}”作为术语表太大（{{megabytes}} MB，上限 {{limit}} MB）。请拆分后分别导入；没有做任何改动。",
  "glossary-too-many": "术语表将超过 {{limit, number}} 条。请只导入编辑部需要的术语；没有做任何改动。",
  "glossary-encoding":
    "“{{path}}”不是 Twinpress 能读取的文本。请另存为 UTF-8 编码后重新导入；没有做任何改动。",
  "glossary-columns":
    "“{{path}}”里找不到两种语言的列。请在第一行写上“英文”和“中文”作为列名，再重新导入；没有做任何改动。",
  "glossary-xml":
    "“{{path}}”已损坏：第 {{line}} 行第 {{column}} 列不符合 XML 格式。请从来源重新导出；没有做任何改动。",
  "glossary-not-tbx": "“{{path}}”是 XML 文件，但不是 TBX。请从来源导出为 TBX-Basic；没有做任何改动。",
  "glossary-entities":
    "“{{path}}”自行声明了实体，Twinpress 不接受。请导出不含实体声明的文件；没有做任何改动。",
  "machine-off": "这台电脑没有设置翻译服务。请在设置中填写。",
  "machine-address": "“{{address}}”不是服务地址。请填写以 https:// 开头、不含用户名和密码的地址。",
  "machine-insecure":
    "使用“{{address}}”会让文字和密钥在互联网上不加密传输。请填写以 https:// 开头的地址；http:// 只用于本机或本地网络上的服务。",
  "machine-unreachable": "无法连接位于“{{address}}”的翻译服务（{{detail}}）。请检查地址和网络后重试。",
  "machine-key": "位于“{{address}}”的翻译服务不接受密钥。请在设置中检查，或询问服务的管理员。",
  "machine-limit": "位于“{{address}}”的翻译服务暂时不再接受请求。请稍后重试，或查看您在那里的用量限制。",
  "machine-refused": "位于“{{address}}”的翻译服务拒绝了请求（HTTP {{status}}）。请检查设置中的地址和模型。",
  "machine-answer":
    "位于“{{address}}”的翻译服务返回的不是译文。没有做任何改动；请检查设置中的地址和服务类型。",
  "machine-redirect": "“{{address}}”把请求转到了别处，因此没有继续发送。请在设置中填写服务本身的地址。",
  "machine-timeout": "位于“{{address}}”的翻译服务在 {{seconds}} 秒内没有回应。请重试，或缩短文字。",
  "machine-cancelled": "翻译已停止。没有做任何改动。",
  "xml-oversized":
    "“{{path}}”的内容超出了此类文件应有的规模，或有一段文字过长（第 {{line}} 行第 {{column}} 列）。没有做任何改动。如果文件没有问题，请拆成几个较小的文件。",
  "xliff-damaged":
    "“{{path}}”已损坏或不完整：第 {{line}} 行第 {{column}} 列无法读取。没有做任何改动。请让对方重新发送。",
  "xliff-foreign":
    "“{{path}}”不是 XLIFF 文件：开头是 <{{found}}>。没有做任何改动。请选择译者发回的 .xlf 文件。",
  "xliff-version":
    "“{{path}}”是 XLIFF {{version}}；Twinpress 只读取自己写出的 XLIFF 1.2。没有做任何改动。请译者按收到时的格式保存。",
  "xliff-doctype":
    "“{{path}}”自行定义了实体；译者的文件不需要实体，而且实体可能有害。没有做任何改动。请对方去掉 DOCTYPE 后重发。",
  "xliff-encoding":
    "“{{path}}”声称使用 {{encoding}} 编码，实际并非如此。没有做任何改动。请对方以 UTF-8 编码重新发送。",
  "xliff-too-large":
    "“{{path}}”太大（{{megabytes}} MB，上限 {{limit}} MB）。没有做任何改动。请减少每次收发的稿件数量。",
  "xliff-nothing": "没有需要翻译的内容：所有稿件都已译完且是最新的。如仍要发送，请指明稿件。",
  "xliff-too-many":
    "这些稿件的文件有 {{megabytes}} MB，而能取回的上限是 {{limit}} MB。没有写入任何内容。请减少每次发送的稿件数量。",
  "tmx-damaged":
    "“{{path}}”已损坏或不完整：第 {{line}} 行第 {{column}} 列无法读取。没有导入任何内容。请从来源重新导出。",
  "tmx-none": "“{{path}}”不是翻译记忆库文件：它以 <{{detail}}> 开头。没有导入任何内容。请选择 TMX 文件。",
  "tmx-entities":
    "“{{path}}”自行定义了实体；翻译记忆库用不到它们，而且可能有害。没有导入任何内容。请重新导出不含实体定义的文件。",
  "tmx-encoding":
    "“{{path}}”声称使用 {{encoding}} 编码，实际并非如此。没有导入任何内容。请以 UTF-8 重新导出。",
  "memory-busy": "另一个文件正在导入记忆库。请等它导入完毕，或先停止它。",
  usage: "{{detail}}",
  "invalid-request": "Twinpress 收到无法处理的请求（{{detail}}）。没有做任何改动。",
};
