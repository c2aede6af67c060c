import type { cliEn } from "../en/cli.ts";
import type { Translated } from "../index.ts";

export const cliZh: Translated<typeof cliEn> = {
  overview: "Twinpress：中英文对照撰写稿件，发布到静态网站主机。\n\n用法：twinpress <命令> [选项]\n\n命令：",
  "overview-foot":
    "每个命令都可加 --json（标准输出一个 JSON 对象）、--lang en|zh 和 --help。\n退出码：0 完成，1 未完成，2 用法有误或导入有问题，3 有稿件需要人来决定。",
  "help-new":
    "new      新建编辑部\n\n  twinpress new --newsroom 目录 --name 英文名 [--name-zh 中文名] [--base-url https://…] [--time-zone Asia/Shanghai]",
  "help-import":
    "import   导入 Hugo 页面包\n\n  twinpress import --newsroom 目录 来源\n\n来源中应有 content/<栏目>/<年份>/<slug>/index.en.md 和 index.zh.md，含 YAML 头信息，图片放在旁边。\n除非头信息写明 draft: true，导入的稿件即为待发布。无法导入的逐一列出，其余照常导入，退出码为 2。",
  "help-export":
    "export   将全部稿件导出为 Hugo 页面包\n\n  twinpress export --newsroom 目录 --out 目录\n\n输出目录必须为空。",
  "help-list": "list     列出稿件\n\n  twinpress list --newsroom 目录",
  "help-host":
    "host     编辑部发布到的主机\n\n  twinpress host add --newsroom 目录 --name 名称 --kind 类型 …\n  twinpress host list --newsroom 目录\n  twinpress host test --newsroom 目录 --name 名称\n  twinpress host remove --newsroom 目录 --name 名称\n\n密码、口令、密钥或令牌取自环境变量 TWINPRESS_SECRET_<名称>（主机名称转为大写，字母和数字以外的字符写作 _）；也可从标准输入读取；绝不用选项传递。\n首次见到 SSH 服务器的密钥时会显示其指纹；用 --host-key 提供即表示接受。\n\n类型及其选项：",
  "help-build":
    "build    将网站写入文件夹\n\n  twinpress build --newsroom 目录 --out 目录\n\n输出目录必须为空，内容为全部待发布的稿件。",
  "help-publish":
    "publish  发布到主机\n\n  twinpress publish --newsroom 目录 --host 名称 [--take mine|theirs|both]\n\n先取回同事发布的内容，再只发送有变化的内容，绝不触碰不是 Twinpress 放上去的文件。\n如果某篇稿件在这里和同事那里都改过，发布会停止（退出码 3），两份都保留；--take 为所有这样的稿件做决定：以本机为准、以同事为准，或采用同事的并把本机的另存为新草稿。",
  "help-clone":
    "clone    用已发布的内容在这台电脑上建立编辑部\n\n  twinpress clone --newsroom 目录 --name 名称 --kind 类型 …\n\n目录必须为空。类型及其选项如下，密码等与 host add 相同：",
  "help-history": "history  列出向主机的历次发布\n\n  twinpress history --newsroom 目录 --host 名称",
  "help-undo-publish":
    "undo-publish  恢复某次发布所替换的内容\n\n  twinpress undo-publish --newsroom 目录 --host 名称 [--generation N]\n\n默认撤销最近一次发布；参见“twinpress history”。必须在当时发布的那台电脑上撤销。",
  "help-serve": "serve    在本机预览生成的网站\n\n  twinpress serve --dir 目录 [--port 端口]",
  "help-check":
    "check    检查每篇稿件的两个语言版本是否一致\n\n  twinpress check --newsroom 目录 [--story ID]\n\n每个问题一行：稿件、对应、规则、级别（block 或 warn）、说明。不检查回收站里的稿件。\n若有问题使待发布的版本无法发布，退出码为 2。",
  checked_one: "共 {{count}} 个问题。",
  checked_other: "共 {{count}} 个问题。",
  "help-typography":
    "typography  整理中文版的标点与排版\n\n  twinpress typography --newsroom 目录 [--story ID] [--spacing keep|insert|remove] [--fix]\n\n逐段列出将要改动之处；加上 --fix 才会写入。网址、数字、日期和代码保持原样。\n--spacing 决定汉字与西文字母、数字之间如何处理：keep 保持原样，insert 加空格，remove 去掉空格。\n原本对应的译文不会因此变为待更新。",
  "help-glossary":
    "glossary 译文应遵循的术语和名称\n\n  twinpress glossary import 文件 --newsroom 目录\n  twinpress glossary export --newsroom 目录 --out 文件\n  twinpress glossary list --newsroom 目录\n\n文件可以是表格（.csv），列名为 en、zh、en_allowed、zh_allowed、en_forbidden、zh_forbidden 和 note，同一格里的多个写法用 | 分隔；也可以是 TBX-Basic 术语库（.tbx）。\n首选写法相同的术语合并为一条。无法读取的行会逐一列出，其余照常导入，退出码为 2。",
  "glossary-usage":
    "请说明要做什么：glossary import 文件、glossary export 或 glossary list。参见“twinpress glossary --help”。",
  "help-memory":
    "memory   编辑部以往的译文\n\n  twinpress memory import 文件 --newsroom 目录\n  twinpress memory export --newsroom 目录 --out 文件\n  twinpress memory lookup 文字 --newsroom 目录 [--language en|zh]\n  twinpress memory search 文字 --newsroom 目录\n\n文件为 TMX 1.4 格式的翻译记忆库。已有的句对、繁体中文以及缺少一种语言的条目会略过并计数；文件若不能完整读取，则什么也不导入。\nlookup 列出相同或相似（70% 以上）文字的译文，最好的在前；未指定语言时按文字判断。search 列出含有所查词语的句对。",
  "memory-usage":
    "请说明要做什么：memory import 文件、memory export、memory lookup 文字或 memory search 文字。参见“twinpress memory --help”。",
  "bad-language": "“{{language}}”不是稿件的语言。请用 en 或 zh。",
  "help-xliff":
    "xliff    将稿件交给译者，再取回译文\n\n  twinpress xliff export --newsroom 目录 --out 文件 [--story 稿件ID …] [--to en|zh]\n  twinpress xliff import 文件 --newsroom 目录\n\n文件为 XLIFF 1.2（.xlf），翻译软件均可打开。不加 --story 时，导出所有尚有未译或待更新内容的稿件；不加 --to 时，各稿件译成原文以外的那种语言。\n译文逐段采用。其间在这里改过的段落，或丢失标记的段落不会采用，会逐一列出，其余照常采用，退出码为 2。",
  "xliff-usage": "请说明要做什么：xliff export，或 xliff import 文件。参见“twinpress xliff --help”。",
  "unknown-command": "没有“{{name}}”这个命令。“twinpress help”列出全部命令。",
  "bad-option": "“{{option}}”不适用于“twinpress {{command}}”。请看“twinpress {{command}} --help”。",
  "option-twice": "{{option}} 重复了。",
  "missing-option": "缺少 {{option}}。请补上，或查看 --help。",
  "missing-value": "{{option}} 后面缺少取值。若取值以连字符开头，请写成 {{option}}=取值。",
  "missing-source": "请指明要导入的文件夹。参见“twinpress import --help”。",
  "bad-address": "“{{address}}”不是网站地址。地址应以 http:// 或 https:// 开头。",
  "bad-time-zone": "“{{timeZone}}”不是时区名称。请使用 Asia/Shanghai 这样的名称。",
  "bad-port": "“{{port}}”不是端口。请使用 0 到 65535 之间的数字。",
  "host-usage":
    "请说明要做什么：host add、host list、host test 或 host remove。参见“twinpress host --help”。",
  "bad-host-option": "{{option}} 的值不合适。参见“twinpress host --help”。",
  "bad-take": "“{{take}}”不是可选的一方。请用 mine、theirs 或 both。",
  "bad-generation": "没有第“{{generation}}”次发布。参见“twinpress history”。",
  "no-publish": "还没有向“{{name}}”发布过。",
  "ask-secret": "“{{name}}”的密码、密钥或令牌：",
  "ask-host-key": "“{{name}}”的密钥是 {{fingerprint}}。\n请与服务器管理员提供的密钥核对。接受吗？(yes/no) ",
  cloned_one: "已取得 {{count}} 篇稿件，放在 {{path}}。",
  cloned_other: "已取得 {{count}} 篇稿件，放在 {{path}}。",
  merged_one: "取回了同事发布的 {{count}} 篇稿件。",
  merged_other: "取回了同事发布的 {{count}} 篇稿件。",
  conflict: "  《{{title}}》（{{parts}}）：这里和 {{by}} 都改过。请在应用中决定，或加上 --take 再次发布。",
  "conflict-gone":
    "  《{{title}}》：这里改过，而 {{by}} 已将它撤下。请在应用中决定，或加上 --take 再次发布。",
  comma: "、",
  about: "{{what}}：{{message}}",
  undone_one: "已撤销第 {{generation}} 次发布：{{count}} 篇稿件恢复为之前的内容。",
  undone_other: "已撤销第 {{generation}} 次发布：{{count}} 篇稿件恢复为之前的内容。",
  "history-line":
    "{{generation}}\t{{at}}\t{{by}}\t新增 {{added}} 页，修改 {{changed}} 页，移除 {{removed}} 页",
  "host-kind": "没有“{{kind}}”这种主机。可用：{{kinds}}。",
  "made-newsroom": "已在 {{path}} 建立编辑部。",
  imported_one: "已导入 {{count}} 篇稿件。",
  imported_other: "已导入 {{count}} 篇稿件。",
  exported_one: "已将 {{count}} 篇稿件写入 {{path}}。",
  exported_other: "已将 {{count}} 篇稿件写入 {{path}}。",
  "host-added": "已添加主机“{{name}}”。",
  "host-removed": "已移除主机“{{name}}”。已发布在那里的内容会保留。",
  built: "已将 {{pages}} 个页面写入 {{path}}，用时 {{seconds}} 秒。",
  published: "已发布。",
  partly_one: "部分发布：有 1 个文件未能发送。",
  partly_other: "部分发布：有 {{count}} 个文件未能发送。",
  left_one: "有 {{count}} 个文件未能撤下，读者可能还能看到。",
  left_other: "有 {{count}} 个文件未能撤下，读者可能还能看到。",
  "published-counts":
    "新增 {{added}}，更新 {{changed}}，撤下 {{removed}}，未变 {{unchanged}}；共 {{bytes}} 字节，用时 {{seconds}} 秒。",
  serving: "正在提供 {{url}}（按 Ctrl+C 结束）",
  "problem-front-matter": "头信息无法读取（{{detail}}），未导入该页",
  "problem-no-title": "没有标题，未导入该页",
  "problem-no-date": "“{{detail}}”不是日期，未导入该页",
  "problem-not-utf8": "文件不是 UTF-8 编码，未导入该页",
  "problem-picture-missing": "缺少图片 {{detail}}，稿件已导入但不含该图",
  "problem-picture-unreadable": "{{detail}} 不是可读取的图片，稿件已导入但不含该图",
  "problem-slug-taken": "另一篇稿件已使用网址“{{detail}}”，未导入本篇",
  "problem-already-here": "稿件 {{detail}} 已在编辑部中，未再导入",
  "problem-simplified": "稿件无法保留的形式（{{detail}}）已转为纯文字",
  "problem-no-bundle": "该页不属于页面包（…/index.en.md、…/index.zh.md），或是第三种语言，未导入",
  "problem-newsroom-settings": "编辑部设置无法读取（{{detail}}），保持原样",
};
