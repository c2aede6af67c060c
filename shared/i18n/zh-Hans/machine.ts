import type { machineEn } from "../en/machine.ts";
import type { Translated } from "../index.ts";

export const machineZh: Translated<typeof machineEn> = {
  lead: "Twinpress 可以请您自己的翻译服务提供译稿。在这里设置之前，该功能是关闭的。",
  "sent-openai":
    "有人点按“请求译稿”时，该段落、它的前一段、稿件标题以及段落中出现的术语会离开这台电脑，发送到下面的地址。除此之外不发送任何内容，也不会自动发送。",
  "sent-libretranslate":
    "有人点按“请求译稿”时，该段落会离开这台电脑，发送到下面的地址。除此之外不发送任何内容，也不会自动发送。",
  draft: "返回的是机器译稿，发布之前请通读。",
  kind: "服务",
  "kind-off": "无（关闭）",
  "kind-openai": "语言模型（兼容 OpenAI）",
  "kind-libretranslate": "LibreTranslate",
  address: "地址",
  "address-hint-openai": "接口的起始地址，例如 https://api.example.org/v1 或 http://localhost:11434/v1",
  "address-hint-libretranslate": "例如 https://translate.example.org 或 http://localhost:5000",
  model: "模型",
  key: "密钥",
  "key-hint": "服务不需要密钥时请留空。",
  "key-kept": "已为该地址保存密钥。留空即继续使用。",
  "key-hints": "{{use}}{{keeping}}",
  "key-lasting": "密钥由系统钥匙串保存，只在这台电脑上。",
  "key-held": "此系统没有钥匙串：密钥只保留到应用退出为止。",
  test: "试一试",
  testing: "正在询问服务…",
  works: "可以使用。试译的句子译为“{{translation}}”。",
  save: "保存",
  saved: "已保存。",
};
