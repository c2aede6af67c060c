import { HAN_NUMERAL, readDigits, readHan } from "./hanNumerals.ts";
import {
  type CalendarDate,
  decadeFrom,
  fullYear,
  type MomentPattern,
  type MomentValue,
  namedDays,
  weekdays,
  yearsOf,
} from "./moment.ts";

const NUMBER = `[${HAN_NUMERAL}]{1,3}|\\d{1,2}`;
const YEAR = "(?<year>(?<!\\d)(?:1[5-9]|20)\\d\\d|[一二][〇零一二三四五六七八九]{3})";
const MONTH = `(?<month>(?<![\\d${HAN_NUMERAL}])(?:${NUMBER}))月份?`;
const DAY = `(?<day>${NUMBER})[日号]?`;
const DASH = "\\s?(?:至|到|—|–|-|~|～|、|和|与)\\s?";
const UNTIL = `(?:${DASH}(?<last>${NUMBER})[日号])?`;
const HALF = "(?<half>凌晨|清晨|清早|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|夜里|夜间|当晚|今晚|晚|早)";
const HOUR = `(?<hour>(?<![\\d${HAN_NUMERAL}])(?:${NUMBER}))`;
const MINUTE = `(?:(?<minute>${NUMBER})分|(?<part>半|一刻|三刻)|整)`;

/** How Chinese writes moments; what comes first is tried first. */
export const CHINESE_MOMENTS: readonly MomentPattern[] = [
  {
    needs: ["-", "/", "."],
    pattern: /(?<![\d-])(?<year>1[5-9]\d\d|20\d\d)[-/.](?<month>0?\d|1[0-2])[-/.](?<day>\d{1,2})(?!\d)/g,
    read: readDate,
  },
  {
    needs: ["年代"],
    pattern:
      /(?:(?<century>[上本]|\d{2}|二十|十九)世纪)?(?:(?<full>(?<!\d)(?:1\d|20)\d0)|(?:(?<first>[2-9])、)?(?<tens>\d0|[二三四五六七八九]{1,2}十))年代/g,
    read: readDecade,
  },
  {
    needs: ["-", "–", "—", "/"],
    pattern: /(?<![\d/-])(?<year>1[5-9]\d\d|20\d\d)[-–—/](?<short>\d\d)(?![\d/-])/g,
    read: ({ groups: { year = "", short = "" } = {} }) => yearsOf(year, short),
  },
  { needs: ["年"], pattern: new RegExp(`${YEAR}年${MONTH}${DAY}(?<=[日号])${UNTIL}`, "g"), read: readDate },
  {
    needs: ["月"],
    pattern: new RegExp(`(?:${YEAR}年)?${MONTH}(?<day>\\d{1,2})${DASH}(?<last>\\d{1,2})[日号]`, "g"),
    read: readDate,
  },
  { needs: ["月"], pattern: new RegExp(`${YEAR}年${MONTH}`, "g"), read: readDate },
  { needs: ["月"], pattern: new RegExp(`${MONTH}${DAY}(?<=[日号])${UNTIL}`, "g"), read: readDate },
  {
    needs: ["月"],
    pattern: new RegExp(`(?<first>(?<![\\d${HAN_NUMERAL}])(?:${NUMBER}))${DASH}(?<month>${NUMBER})月`, "g"),
    read: readMonths,
  },
  {
    needs: ["月"],
    pattern: /(?<![\d十百千])(?<first>[一二三四五六七八])(?<month>[二三四五六七八九])月/g,
    read: readMonths,
  },
  { needs: ["月"], pattern: new RegExp(MONTH, "g"), read: readDate },
  {
    needs: ["年"],
    pattern: new RegExp(`${YEAR}(?=${DASH}${YEAR.replace("<year>", "<next>")}年)`, "g"),
    read: readDate,
  },
  { needs: ["年"], pattern: new RegExp(`${YEAR}年`, "g"), read: readDate },
  // 95后 are those born after 1995.
  {
    needs: ["后"],
    pattern: /(?<!\d)(?<short>\d[05])后/g,
    read: ({ groups: { short = "" } = {} }) => [
      { ...decadeFrom(fullYear(Number(short)), true), isFirm: false },
      { kind: "date", date: { year: fullYear(Number(short)) }, isFirm: false },
    ],
  },
  // 10年 may be ten years; with a zero in front it is a year.
  {
    needs: ["年"],
    pattern: /(?<!\d)0\d(?=年)/g,
    read: ([short]) => [{ kind: "date", date: { year: fullYear(Number(short)) } }],
  },
  {
    needs: ["日", "号"],
    pattern: new RegExp(
      `(?<![\\d${HAN_NUMERAL}])(?<day>${NUMBER})(?:日(?![本常元均内游间]|报(?!道|告))|号(?=[，。、；的就才也晚早上下中凌从到在开前后起]))`,
      "g",
    ),
    read: (match) => readDate(match).map((value) => ({ ...value, isFirm: false })),
  },
  // 每周一次 and 一周五天 count; they name no day.
  {
    needs: ["周", "星期", "礼拜"],
    pattern:
      /(?:周|星期|礼拜)(?<days>六日|[一二三四五六日天](?:[、至到和及—–-](?:周|星期|礼拜)?[一二三四五六日天])*)(?![次天回个期篇场节小])/g,
    read: readWeekdays,
  },
  { needs: ["周末", "双休日"], pattern: /周末|双休日/g, read: () => weekdays("weekend") },
  { needs: ["工作日"], pattern: /工作日/g, read: () => weekdays("workdays") },
  {
    needs: [":", "："],
    pattern: new RegExp(
      `${HALF}?\\s?(?<![\\d:：.])(?<hour>\\d{1,2})[:：](?<minute>[0-5]\\d)(?![\\d:：])`,
      "gu",
    ),
    read: readTime,
  },
  {
    needs: ["时", "点"],
    pattern: new RegExp(`${HALF}\\s?(?<hour>${NUMBER})[时点]${MINUTE}?钟?`, "g"),
    read: readTime,
  },
  { needs: ["时", "点"], pattern: new RegExp(`${HOUR}[时点]${MINUTE}`, "g"), read: readTime },
  {
    needs: ["时", "点"],
    pattern: new RegExp(
      `(?<!\\d)(?<hour>\\d{1,2})时(?![期代间候段限速空])|${HOUR.replace("<hour>", "<clock>")}点(?:钟|(?=[至到开前后起]))`,
      "gu",
    ),
    read: readTime,
  },
  {
    needs: ["午夜", "半夜", "零时", "零点", "子夜"],
    pattern: /午夜|半夜|子夜|零[时点]/gu,
    read: () => [{ kind: "time", minutes: 0, isHalfDay: false, isFirm: false }],
  },
  ...namedDays(
    ["元旦", "节", "一", "国庆", "11", "圣诞"],
    [
      [/元旦/gu, 1, 1],
      [/妇女节|三八节/gu, 3, 8],
      [/五一|劳动节/gu, 5, 1],
      [/六一|儿童节/gu, 6, 1],
      [/(?<!\d)9\.?11(?=事件|恐怖|袭击|之后)|九一一/gu, 9, 11],
      [/国庆|十一(?=期间|假期|长假|黄金周|前|过后)/gu, 10, 1],
      [/圣诞/gu, 12, 25],
    ],
  ),
];

function numberOf(numeral: string): number | undefined {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  return readDigits(numeral) !== null && numeral.length > 1
    ? (readDigits(numeral) ?? undefined)
    : readHan(numeral)[0];
}

function field(name: keyof CalendarDate, numeral: string | undefined): CalendarDate {
  const value = numeral === undefined ? undefined : numberOf(numeral);
  return value === undefined ? {} : { [name]: value };
}

function readDate({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { year, month, day, last } = groups;
  const date = { ...field("year", year), ...field("month", month) };
  if (date.month !== undefined && (date.month < 1 || date.month > 12)) return [];
  const days = [day, last].flatMap((value) => (value === undefined ? [] : [field("day", value)]));
  return days.length === 0
    ? [{ kind: "date", date }]
    : days.map((value) => ({ kind: "date", date: { ...date, ...value } }));
}

/** 5至7月: both are months. */
function readMonths({ groups = {} }: RegExpExecArray): MomentValue[] {
  const dates = [field("month", groups.first), field("month", groups.month)];
  const isMonth = ({ month = 0 }: CalendarDate) => month >= 1 && month <= 12;
  return dates.every(isMonth) ? dates.map((date) => ({ kind: "date", date })) : [];
}

/** 上世纪九十年代, 20世纪90年代, 90年代, 六七十年代, 6、70年代. */
function readDecade({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { century, full, first, tens = "" } = groups;
  if (full !== undefined) return [decadeFrom(Number(full))];
  const last = /^\d/.test(tens) ? [Number(tens)] : readHan(tens);
  const decades = first === undefined ? last : [Number(first) * 10, ...last];
  const start = (centuryOf(century ?? "上") - 1) * 100;
  return decades.map((decade) => decadeFrom(start + decade, century === undefined));
}

/** 上世纪 is the twentieth. */
function centuryOf(written: string): number {
  if (written === "上") return 20;
  return written === "本" ? 21 : (numberOf(written) ?? 20);
}

/** 周一, 周二、四, 周一至周五, 周六日. */
function readWeekdays({ groups: { days = "" } = {} }: RegExpExecArray): MomentValue[] {
  return Array.from(days.matchAll(/[一二三四五六日天]/g), ([day]) => ({
    kind: "weekday",
    weekday: Math.max(0, "日一二三四五六".indexOf(day)),
  }));
}

function readTime({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { half, minute, part } = groups;
  const hour = numberOf(groups.hour ?? groups.clock ?? "");
  if (hour === undefined || hour > 24) return [];
  const parts = new Map([
    ["半", 30],
    ["一刻", 15],
    ["三刻", 45],
  ]);
  const minutes = minute === undefined ? (parts.get(part ?? "") ?? 0) : (numberOf(minute) ?? 0);
  const isAfternoon = half !== undefined && isLate(half, hour);
  return [
    {
      kind: "time",
      minutes: (hour + (isAfternoon ? 12 : 0)) * 60 + minutes,
      isHalfDay: half === undefined && hour <= 12,
      // A day begins at 零点 and ends at 24时; English names the day alone.
      isFirm: minutes > 0 || hour % 24 !== 0,
    },
  ];
}

function isLate(half: string, hour: number): boolean {
  if (/[下傍]|午后/u.test(half)) return hour < 12;
  if (half === "中午") return hour < 11;
  // 晚上12点 is midnight.
  if (hour === 12) return /[晚夜]/u.test(half);
  return /[晚夜]/u.test(half) && hour >= 5 && hour < 12;
}
