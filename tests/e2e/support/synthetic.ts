// A catalogue of any size as the index that the site fetches: for measuring only. It is written as
// `src/finder/index.rs` reads it, in the version that the finished site's own index names.

const places = [["东港片区", "Donggang area"], ["塔底片区", "Tadi area"], ["老城片区", "Old town"]] as const;
const adjectives = [
  ["豪华", "Luxury"], ["破旧", "Shabby"], ["临街", "Streetside"], ["带院", "Courtyard"], ["双层", "Twostorey"],
  ["地下", "Underground"], ["古朴", "Rustic"], ["开放", "Open"], ["雨中", "Rainy"], ["临江", "Waterfront"], ["空旷", "Empty"],
] as const;
const nouns = [
  ["地铁车厢", "subway car"], ["机舱", "aircraft cabin"], ["总裁卧室", "executive bedroom"], ["手术室", "operating theatre"],
  ["监狱", "prison"], ["皇宫大殿", "palace hall"], ["王府花园", "mansion garden"], ["城楼", "gate tower"], ["县街", "county street"],
  ["客栈", "inn"], ["教室", "classroom"], ["咖啡馆", "coffee house"], ["法庭", "courtroom"], ["超市", "supermarket"],
  ["酒吧", "bar"], ["仓库", "warehouse"], ["天台", "rooftop"], ["药铺", "apothecary"], ["竹林", "bamboo grove"],
] as const;
const details = [
  ["可拆一面墙，方便架机位", "one wall comes out for the camera"],
  ["天花板高四米，能挂灯", "the ceiling is four metres high and carries lamps"],
  ["旁边有化妆间和休息室", "dressing rooms and a lounge next door"],
  ["窗外接绿幕", "a green screen outside the window"],
  ["门口能停两辆货车", "two lorries fit at the door"],
] as const;

const readings =
  "bao包暴 cai裁 ce侧 che车 cang仓 chao超 cheng城 chi池 chu畜 da大带 dai带 dao道 di地底 dian店殿 dong东 fa法 fang房 fei啡 fu府铺 " +
  "gang港 gong宫 gu古 guan馆 hao豪 hua花华 huang皇 ji机 jian监间 jiang江 jiao教 jie街 jiu酒 jiu旧 ka咖 kai开 ke客 kong空 ku库 " +
  "kuang旷 lao老 lin林临 lou楼 ming明 mian面 pian片 po破 pu朴 qu区 shi室市 shou手 shu术 shuang双 ta塔 tai台 tie铁 tian天 ting庭 " +
  "wang王 wo卧 xia下 xian县 xiang厢 yao药 yu狱雨 yuan园院 zhan栈 zhong中 zhu竹 zong总 ceng层 fang放 hao号 ba吧";

/** The index of so many scenes. `own` is the finished site's index. */
export function synthetic(own: string, count: number): string {
  const facets = [
    ["site", "所属", "Site", ...places.flatMap(([zh, en], at) => [`site-${at}`, zh, en])],
    ["type", "类型", "Type", ...nouns.flatMap(([zh, en], at) => [`type-${at}`, zh, en])],
    ["era", "时代", "Era", "modern", "现代", "Modern", "period", "古装", "Period"],
    ["status", "状态", "Status", "in-use", "在用", "In use", "planned", "计划", "Planned"],
  ];
  const words = new Map<string, number[]>();
  const lines: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const pick = <T>(list: readonly T[], pace: number) => list[(at * pace + Math.floor(at / list.length)) % list.length]!;
    const [adjective, noun, place] = [pick(adjectives, 7), pick(nouns, 11), pick(places, 2)];
    const [one, other] = [pick(details, 3), pick(details, 2)];
    const zh = [`${adjective[0]}${noun[0]}${at + 1}号`, place[0], `${place[0]}的${noun[0]}，${one[0]}；${other[0]}。`];
    const en = [`${adjective[1]} ${noun[1]} ${at + 1}`, place[1], `A ${noun[1]} in the ${place[1]}: ${one[1]}; ${other[1]}.`];
    for (const word of new Set([...zh, ...en].join(" ").toLowerCase().match(/[a-z0-9]+/g) ?? [])) {
      const entries = words.get(word) ?? [];
      entries.push(at);
      words.set(word, entries);
    }
    const values = [places.indexOf(place), nouns.indexOf(noun), at % 2, at % 2].join(" ");
    const mark = at % 2 === 0 ? ["0", "在用（2025年7月）", "In use (July 2025)"] : ["2", "计划", "Planned"];
    lines.push(
      ["s", `scenes/synthetic-${at + 1}/`, ...zh.flatMap((text, part) => [text, en[part]!]), values, at, count - at, ...mark]
        .concat("/drawings/subway-car.svg").join("\t"),
    );
  }
  const steps = (entries: number[]) => entries.map((entry, at) => entry - (entries[at - 1] ?? 0)).join(" ");
  const spelt = [...words].sort(([one], [other]) => (one < other ? -1 : 1)).map(([word, entries]) => `${word} ${steps(entries)}`);
  const head = own.split("\n", 1)[0]!;
  return [head, readings, facets.length, ...facets.map((facet) => facet.join("\t")), spelt.join("\t"), ...lines, ""].join("\n");
}
