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
  "folder-not-writable": "Twinpress 无权写入“{{path}}”。请另选文件夹，或更改其权限。",
  "disk-full": "“{{path}}”所在的磁盘已满。请腾出空间后重试；没有丢失任何内容。",
  "story-missing": "编辑部里已没有稿件 {{id}}。请返回列表。",
  "story-invalid": "稿件无法照此保存（{{detail}}）。之前保存的内容没有变化。",
  "section-missing": "编辑部里没有栏目“{{section}}”。请选择其他栏目，或在设置中添加。",
  "section-in-use": "栏目“{{section}}”里还有 {{count}} 篇稿件。请先把它们移走。",
  "media-missing": "编辑部文件夹里缺少图片“{{name}}”。请重新添加。",
  "media-unreadable": "“{{name}}”不是 Twinpress 能读取的图片。请使用 JPEG、PNG、WebP、GIF 或 AVIF 文件。",
  "media-too-large": "“{{name}}”太大（{{megabytes}} MB，上限 {{limit}} MB）。请缩小后重新添加。",
  "host-missing": "没有名为“{{name}}”的主机。请在设置中添加，或选择其他主机。",
  "host-exists": "已有名为“{{name}}”的主机。请换一个名称。",
  "host-unreachable": "无法连接主机“{{name}}”（{{detail}}）。请检查网络后重试；网站保持原样。",
  "host-folder-missing": "文件夹“{{path}}”不存在。请先建立该文件夹，或在设置中另选。",
  "host-overlaps-newsroom": "“{{path}}”里是本编辑部自己的文件。请为网站选择一个空文件夹。",
  "host-file-foreign":
    "主机上已有“{{path}}”，但不是 Twinpress 放上去的，所以没有动它。请把它移走，或发布到其他文件夹。",
  "host-verify-failed":
    "“{{path}}”已发送，但从主机读回的内容不一致。请再次发布；如仍然出现，请联系主机的管理员。",
  "manifest-damaged":
    "无法读取“{{path}}”里的发布清单。没有做任何改动。请用备份恢复该文件，或发布到其他文件夹。",
  "manifest-foreign": "“{{path}}”里是另一个编辑部的网站。没有做任何改动。请另选文件夹。",
  "publish-conflict": "就在刚才，有人也向“{{name}}”发布了。对方的内容没有被改动。请再次发布，加入您的修改。",
  "publish-busy": "{{owner}} 正在向“{{name}}”发布。请稍候再发布。",
  "publish-cancelled": "发布已停止。再次发布即可从停下的地方继续。",
  "checks-failed": "有 {{count}} 处问题，改好后才能发布。",
  "port-in-use": "本机端口 {{port}} 正被其他程序使用。请换一个端口。",
  "source-missing": "“{{path}}”处没有内容。请检查名称后重试。",
  "target-not-empty": "“{{path}}”里已有文件。请选择一个空文件夹。",
  usage: "{{detail}}",
  "invalid-request": "Twinpress 收到无法处理的请求（{{detail}}）。没有做任何改动。",
};
