import type { siteEn } from "../en/site.ts";

/**
 * The site's own texts that are said with other words where Traditional characters are read; all
 * others are the Simplified ones, converted.
 */
export const siteHant: Partial<Record<keyof typeof siteEn, string>> = {
  navigation: "分類",
  breadcrumb: "目前位置",
  "set-homepage-how":
    "現在的瀏覽器不再允許網頁代為設定。請打開瀏覽器的設定，找到「啟動時」或「首頁」，填入這個網址：",
  "favorite-how": "請按 Ctrl+D（Mac 上按 ⌘D）。使用手機時，請打開瀏覽器選單或分享按鈕，選擇「加入書籤」。",
  "no-stories": "這裡還沒有發布內容。",
  contact: "聯絡我們",
  email: "電子郵件",
};
