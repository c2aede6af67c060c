/** Function words that never stand twice, but where one word ends in them or the next begins with them. */
const FUNCTION_WORDS: Record<string, { ends: string; begins: string }> = {
  的: { ends: "目有标打", begins: "确士" },
  了: { ends: "为除不罢知明完", begins: "解结断却然事不" },
  是: { ends: "但于可就还要只总若国", begins: "否非以" },
  在: { ends: "现存实正所内外好潜自", begins: "于乎场" },
  和: { ends: "总温缓暖平共柔饱调祥随", begins: "平谐睦气解约" },
  与: { ends: "参", begins: "会其此" },
  也: { ends: "", begins: "许" },
  就: { ends: "成造", begins: "业是要此" },
  被: { ends: "棉", begins: "子褥" },
  把: { ends: "一火", begins: "握手" },
  从: { ends: "自服听跟", begins: "此而事" },
  这: { ends: "", begins: "" },
  及: { ends: "以普涉波", begins: "时其格早" },
  于: { ends: "由对关", begins: "是" },
  对: { ends: "面相反一", begins: "于话手象待策外" },
  向: { ends: "方走一", begins: "来往" },
  得: { ends: "取获值懂觉记免使显难赢博舍", begins: "到失知以意出分票奖罪体益力" },
  而: { ends: "因从反然", begins: "且是" },
  由: { ends: "理自缘事经来", begins: "此来" },
  将: { ends: "即必终", begins: "来军近" },
  给: { ends: "供补", begins: "予养" },
  还: { ends: "归偿退返", begins: "是有要款" },
  都: { ends: "首成古国京", begins: "是市会柏江匀" },
  以: { ends: "可所予足难得加", begins: "及后来上下内外前往为便至免色" },
  为: { ends: "因认作成行以称分视改变", begins: "了此什何期" },
  有: { ends: "所没具拥享只还国公", begins: "关人些时效利" },
  能: { ends: "可功只才节智职性动", begins: "够力源否" },
  已: { ends: "而", begins: "" },
  其: { ends: "尤", begins: "中他实它次余" },
  并: { ends: "合", begins: "且非不" },
  或: { ends: "", begins: "者许" },
  但: { ends: "不非", begins: "" },
  他: { ends: "其吉", begins: "们人" },
  她: { ends: "", begins: "们" },
  们: { ends: "", begins: "" },
  到: { ends: "感得受看听找收遇达碰", begins: "底达场处来期时访" },
  让: { ends: "转割", begins: "步" },
  使: { ends: "即促天大驱", begins: "用得馆命者" },
  因: { ends: "原起基", begins: "素" },
  则: { ends: "规原否准法", begins: "是" },
  该: { ends: "应", begins: "" },
  此: { ends: "因如对在从据为", begins: "外次时前后" },
  才: { ends: "人天刚", begins: "能" },
  均: { ends: "平人", begins: "衡匀" },
  仍: { ends: "", begins: "" },
  很: { ends: "", begins: "" },
  曾: { ends: "", begins: "" },
};
/** What may well stand twice: as a noun and as a verb (该规定规定), for a little while (研究研究), or to say it louder. */
const MAY_STAND_TWICE = new Set(
  (
    "组织 计划 规定 决定 报告 报道 要求 声明 通知 调查 领导 翻译 编辑 导演 记录 建议 指示 命令 代表 希望 证明 设计 指导 教练 主持 " +
    "研究 讨论 学习 考虑 商量 休息 了解 打听 收拾 介绍 检查 帮助 锻炼 放松 体验 活动 准备 认识 尝试 交流 沟通 反思 思考 观察 参观 感受 " +
    "热闹 高兴 舒服 享受 照顾 打扮 整理 练习 回忆 教育 教训 表示 表现 关心 安慰 庆祝 打扫 清理 改善 非常 特别 许多 多少 很久 好久 " +
    "如何 很多 超级 不错 咔嗒 滴答 哗啦 雪白 漆黑 通红 笔直 冰凉 谢谢 再见 加油 你好 好的 是的 不要 不是 快来 快跑 救命 恭喜 拜托 等等 如此 这样 那样"
  ).split(" "),
);
/** A word of three characters may begin with the two before it: 研究研究生教育, 支持支持者. */
const SUFFIX = /[长者生会性化家员部局院所厅型式法率物品权力]/u;
/** What foreign names are written with: 沃拉沃拉 is Walla Walla. */
const FOREIGN_NAME =
  /^[阿埃艾安奥巴贝比波伯布查达丹德迪杜尔法菲费弗戈格古哈赫霍基吉加卡科克库拉莱兰劳勒雷里利林卢鲁伦罗洛马麦曼梅米莫姆纳内尼努诺帕佩皮普奇乔切热瑞萨塞桑沙什斯苏索塔泰汤特提图托瓦威维文沃西希谢雅亚耶伊因约泽扎兹]{2}$/u;
const FUNCTION_WORD = new RegExp(`([${Object.keys(FUNCTION_WORDS).join("")}])\\1`, "gu");
/** Longer words are not looked for, in characters. */
const LONGEST_WORD = 8;

/** The words that stand twice in a Chinese text by mistake, as they stand there. */
export function doubledChinese(plain: string): string[] {
  const single = Array.from(plain.matchAll(FUNCTION_WORD), (match) => match).filter(
    ({ index }) => !mayBeTwoWords(plain, index),
  );
  return [...single.map(([whole]) => whole), ...longerWords(plain)];
}

/** True for a function word that is another word's end or beginning: 目的的, 为了了解; or in 是是非非. */
function mayBeTwoWords(plain: string, index: number): boolean {
  const [before, word, after] = [plain.charAt(index - 1), plain.charAt(index), plain.charAt(index + 2)];
  const known = FUNCTION_WORDS[word];
  if (before !== "" && known?.ends.includes(before)) return true;
  return after !== "" && (known?.begins.includes(after) || plain.charAt(index + 3) === after);
}

function longerWords(plain: string): string[] {
  const found: string[] = [];
  for (let length = LONGEST_WORD; length > 1; length -= 1) {
    for (const start of repeatsIn(plain, length)) {
      const word = plain.slice(start, start + length);
      const isPart = found.some((longer) => longer.includes(word));
      if (!isPart && isWord(word) && !mayStandTwice(word, plain.charAt(start + 2 * length)))
        found.push(word + word);
    }
  }
  return found;
}

/** Where so many characters stand twice in a row. */
function* repeatsIn(plain: string, length: number): Generator<number> {
  let same = 0;
  for (let index = 0; index + length < plain.length; index += 1) {
    same = plain.charCodeAt(index) === plain.charCodeAt(index + length) ? same + 1 : 0;
    if (same < length) continue;
    yield index - length + 1;
    same = 0;
  }
}

/** Han that is neither laughter nor a shorter word twice. */
function isWord(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word) && !/^(.)\1|^(.+)\2$/u.test(word);
}

/** Three characters and more never stand twice; two may. */
function mayStandTwice(word: string, behind: string): boolean {
  if (word.length > 2) return false;
  // 一个一个, 跑着跑着: one after another, while doing so.
  const isRepeated = /[一二三两几半]|着$/u.test(word);
  return isRepeated || MAY_STAND_TWICE.has(word) || SUFFIX.test(behind) || FOREIGN_NAME.test(word);
}
