import type { cliEn } from "../en/cli.ts";
import type { Translated } from "../index.ts";

export const cliZh: Translated<typeof cliEn> = {
  overview: "Twinpress：中英文对照撰写稿件，发布到静态网站主机。\n\n用法：twinpress <命令> [选项]\n\n命令：",
  "overview-foot":
    "每个命令都可加 --json（标准输出一个 JSON 对象）、--lang en|zh 和 --help。\n退出码：0 完成，1 未完成，2 用法有误或导入有问题。",
  "help-new":
    "new      新建编辑部\n\n  twinpress new --newsroom 目录 --name 英文名 [--name-zh 中文名] [--base-url https://…] [--time-zone Asia/Shanghai]",
  "help-import":
    "import   导入 Hugo 页面包\n\n  twinpress import --newsroom 目录 来源\n\n来源中应有 content/<栏目>/<年份>/<slug>/index.en.md 和 index.zh.md，含 YAML 头信息，图片放在旁边。\n除非头信息写明 draft: true，导入的稿件即为待发布。无法导入的逐一列出，其余照常导入，退出码为 2。",
  "help-export":
    "export   将全部稿件导出为 Hugo 页面包\n\n  twinpress export --newsroom 目录 --out 目录\n\n输出目录必须为空。",
  "help-list": "list     列出稿件\n\n  twinpress list --newsroom 目录",
  "help-host":
    "host     编辑部发布到的主机\n\n  twinpress host add --newsroom 目录 --name 名称 --kind folder --path 目录\n  twinpress host list --newsroom 目录\n  twinpress host remove --newsroom 目录 --name 名称",
  "help-build":
    "build    将网站写入文件夹\n\n  twinpress build --newsroom 目录 --out 目录\n\n输出目录必须为空，内容为全部待发布的稿件。",
  "help-publish":
    "publish  发布到主机\n\n  twinpress publish --newsroom 目录 --host 名称\n\n只发送有变化的内容，绝不触碰不是 Twinpress 放上去的文件。",
  "help-serve": "serve    在本机预览生成的网站\n\n  twinpress serve --dir 目录 [--port 端口]",
  "unknown-command": "没有“{{name}}”这个命令。“twinpress help”列出全部命令。",
  "bad-option": "“{{option}}”不适用于“twinpress {{command}}”。请看“twinpress {{command}} --help”。",
  "missing-option": "缺少 {{option}}。请补上，或查看 --help。",
  "missing-value": "{{option}} 后面缺少取值。若取值以连字符开头，请写成 {{option}}=取值。",
  "missing-source": "请指明要导入的文件夹。参见“twinpress import --help”。",
  "bad-address": "“{{address}}”不是网站地址。地址应以 http:// 或 https:// 开头。",
  "bad-time-zone": "“{{timeZone}}”不是时区名称。请使用 Asia/Shanghai 这样的名称。",
  "bad-port": "“{{port}}”不是端口。请使用 0 到 65535 之间的数字。",
  "host-usage": "请说明要做什么：host add、host list 或 host remove。参见“twinpress host --help”。",
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
