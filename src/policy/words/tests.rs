//! What the sentences say, in both languages.

use super::*;
use crate::policy::{
    fraction::Rounding,
    model::{
        Award, Choice, Comparison, DatedValue, Edge, NamedValue, Reading, Scale, ScaleGives,
        Source, Table, Until, Validity,
    },
    outcome::{Change, Outcome},
};

const DAYS: u16 = 0;
const COST: u16 = 1;
const AREA: u16 = 2;
const FIRM: u16 = 3;
const LEVEL: u16 = 4;
const SEATS: u16 = 5;
const START: u16 = 6;
const YEARS: u16 = 7;
const NIGHTS: u16 = 8;
const REVENUE: u16 = 9;

const RATE: u16 = 0;
const CAP: u16 = 1;
const OPEN_RATE: u16 = 2;
const CHANGED: u16 = 3;

fn f(text: &str) -> Fraction {
    Fraction::parse(text).expect("a number")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn on() -> Day {
    day("2026-03-01")
}

fn validity(from: &str, until: Option<&str>) -> Validity {
    Validity {
        from: Some(day(from)),
        until: until.map_or(Until::Open, |until| Until::Day(day(until))),
        published: None,
    }
}

#[expect(clippy::too_many_lines, reason = "data")]
/// A policy of both languages' names: what is before the stroke is Chinese.
fn policy(lang: Lang) -> Policy {
    let t = |both: &str| {
        let (zh, en) = both.split_once('|').unwrap_or((both, both));
        match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        }
    };
    let question = |id: &str, name: &str, kind, unit: &str| Question {
        id: id.into(),
        name: t(name),
        kind,
        unit: t(unit),
        statements: None,
        options: Vec::new(),
        fields: Vec::new(),
        min: Fraction::ZERO,
        max: None,
        ask: None,
        why: None,
        who: Vec::new(),
        left_out: None,
    };
    let parameter = |id: &str, name: &str, kind, values: &[(&str, &str, Option<&str>)]| Parameter {
        id: id.into(),
        name: t(name),
        kind,
        unit: if kind == Kind::Amount {
            t("元|yuan")
        } else {
            String::new()
        },
        values: values
            .iter()
            .map(|(value, from, until)| DatedValue {
                value: f(value),
                validity: validity(from, *until),
                source: 0,
                quote: String::new(),
                checked: day("2026-01-01"),
            })
            .collect(),
        source: 0,
        quote: None,
        checked: day("2026-01-01"),
    };
    Policy {
        id: "p".into(),
        version: "1".into(),
        lang,
        title: String::new(),
        currency: "CNY".into(),
        unit: t("元|yuan"),
        digits: 2,
        round_to: f("0.01"),
        rounding: Rounding::HalfUp,
        validity: validity("2025-01-02", None),
        sources: vec![Source {
            id: "s".into(),
            title: String::new(),
            date: None,
            url: None,
            checked: day("2026-01-01"),
        }],
        questions: vec![
            question(
                "days",
                "连续拍摄天数|days of continuous shooting",
                Kind::Count,
                "天|days",
            ),
            question("cost", "制作费用|production costs", Kind::Amount, "元|yuan"),
            question("area", "室内面积|indoor floor area", Kind::Number, "㎡|m²"),
            Question {
                statements: Some((
                    t("企业在衢江区内|the firm is in Qujiang"),
                    t("企业不在衢江区内|the firm is not in Qujiang"),
                )),
                ..question("firm", "企业所在地|place of the firm", Kind::YesNo, "")
            },
            Question {
                options: ["国家级|national", "省级|provincial", "未入选|none"]
                    .iter()
                    .map(|name| Choice {
                        id: String::new(),
                        name: t(name),
                    })
                    .collect(),
                ..question("level", "入选层级|selection level", Kind::Choice, "")
            },
            question("seats", "上座率|attendance", Kind::Rate, ""),
            question("start", "开机日期|first day of shooting", Kind::Date, ""),
            Question {
                fields: vec![Field {
                    id: String::new(),
                    name: t("年度贡献|contribution of the year"),
                    kind: Kind::Amount,
                    unit: t("元|yuan"),
                }],
                left_out: Some(t("政策未列入|the text leaves them out")),
                ..question(
                    "years",
                    "各年度贡献|contributions by year",
                    Kind::List,
                    "元|yuan",
                )
            },
            question(
                "nights",
                "住宿晚数|nights of stay",
                Kind::Count,
                "晚|nights",
            ),
            question("revenue", "营业收入|revenue", Kind::Amount, "元|yuan"),
        ],
        parameters: vec![
            parameter(
                "rate",
                "补助比例|subsidy rate",
                Kind::Rate,
                &[("10%", "2025-01-02", None)],
            ),
            parameter(
                "cap",
                "最高额|most per drama",
                Kind::Amount,
                &[("100000", "2025-01-02", None)],
            ),
            parameter("open_rate", "配套比例|matching rate", Kind::Rate, &[]),
            parameter(
                "changed",
                "晚间单价|price of a night",
                Kind::Amount,
                &[
                    ("180", "2025-01-02", Some("2025-12-31")),
                    ("200", "2026-01-01", None),
                ],
            ),
        ],
        values: vec![NamedValue {
            name: t("合格费用|eligible costs"),
            kind: Kind::Amount,
            is: Expr::Sum(vec![Expr::Answer(COST), literal("50000")]),
        }],
        measures: Vec::new(),
        parts: Vec::new(),
        combinations: Vec::new(),
    }
}

fn literal(text: &str) -> Expr {
    Expr::Literal(f(text), Kind::Amount)
}

fn count(text: &str) -> Expr {
    Expr::Literal(f(text), Kind::Number)
}

fn rate(text: &str) -> Expr {
    Expr::Literal(f(text), Kind::Rate)
}

#[expect(
    clippy::unnecessary_box_returns,
    reason = "every place that takes it is a box"
)]
fn pair(a: Expr, b: Expr) -> Box<[Expr; 2]> {
    Box::new([a, b])
}

fn compare(comparison: Comparison, a: Expr, b: Expr) -> Condition {
    Condition::Compare(comparison, pair(a, b))
}

fn week() -> Condition {
    compare(Comparison::AtLeast, Expr::Answer(DAYS), count("7"))
}

fn edge(at: &str, included: bool) -> Edge {
    Edge {
        at: f(at),
        included,
    }
}

fn part(award: Award) -> Part {
    Part {
        id: "part".into(),
        name: String::new(),
        measure: 0,
        source: 0,
        clause: None,
        quote: String::new(),
        who: Vec::new(),
        validity: validity("2025-01-02", None),
        requires: Vec::new(),
        excludes: Vec::new(),
        award,
        upper_bound: None,
        caveats: Vec::new(),
        quota: None,
    }
}

fn number_of(text: &str) -> Answer {
    Answer::One(Value::Number(f(text)))
}

fn answers(policy: &Policy, given: &[(QuestionIndex, Answer)]) -> Answers {
    let mut answers = Answers::none(policy);
    for (question, answer) in given {
        let set = answers.set(policy, *question, Some(answer.clone()));
        assert_eq!(set, Ok(()), "question {question}");
    }
    answers
}

fn usual() -> Vec<(QuestionIndex, Answer)> {
    let contributions = ["100000", "200000.5", "300000"];
    let entry = |text: &&str| vec![Some(Value::Number(f(text)))];
    vec![
        (DAYS, number_of("6")),
        (COST, number_of("1000000")),
        (AREA, number_of("301")),
        (FIRM, Answer::One(Value::Truth(false))),
        (LEVEL, Answer::One(Value::Choice(1))),
        (SEATS, number_of("0.55")),
        (START, Answer::One(Value::Date(day("2026-02-03")))),
        (
            YEARS,
            Answer::List(contributions.iter().map(entry).collect()),
        ),
        (NIGHTS, number_of("10")),
        (REVENUE, number_of("30000000")),
    ]
}

/// The texts of the steps of an amount.
fn steps_of(lang: Lang, amount: Expr, assumed: Option<(u16, &str)>) -> Vec<String> {
    let mut policy = policy(lang);
    policy.parts = vec![part(Award::Amount(amount))];
    let mut answers = answers(&policy, &usual());
    if let Some((parameter, value)) = assumed {
        assert_eq!(answers.assume(&policy, parameter, Some(f(value))), Ok(()));
    }
    let evaluation = policy.evaluate(&answers, on()).expect("small numbers");
    let texts = steps(
        &policy,
        &answers,
        on(),
        &policy.parts[0],
        &evaluation.lines[0],
    );
    texts.into_iter().map(|step| step.text).collect()
}

fn expect_steps(amount: &Expr, zh: &[&str], en: &[&str]) {
    assert_eq!(steps_of(Lang::Zh, amount.clone(), None), zh);
    assert_eq!(steps_of(Lang::En, amount.clone(), None), en);
}

fn expect_formula(amount: &Expr, zh: &str, en: &str) {
    assert_eq!(formula(&policy(Lang::Zh), amount, on()), zh);
    assert_eq!(formula(&policy(Lang::En), amount, on()), en);
}

fn expect_reason(given: &Reason, zh: &str, en: &str) {
    for (lang, text) in [(Lang::Zh, zh), (Lang::En, en)] {
        let policy = policy(lang);
        let answers = answers(&policy, &usual());
        assert_eq!(reason(&policy, &answers, on(), given), text);
    }
}

/// A condition as a rule, before anything is answered.
fn condition(policy: &Policy, condition: &Condition) -> String {
    Words::of_rule(policy, None).condition(condition, false)
}

#[test]
fn numbers_have_separators_exact_decimals_and_their_unit() {
    let (zh, en) = (policy(Lang::Zh), policy(Lang::En));
    for (kind, unit, value, chinese, english) in [
        (
            Kind::Amount,
            ["", ""],
            "120000",
            "120,000元",
            "120,000 yuan",
        ),
        (
            Kind::Amount,
            ["美元", "US dollars"],
            "1234567.5",
            "1,234,567.5美元",
            "1,234,567.5 US dollars",
        ),
        (
            Kind::Amount,
            ["", ""],
            "100000/3",
            "33,333.33…元",
            "33,333.33… yuan",
        ),
        (Kind::Amount, ["", ""], "91/90", "1.01…元", "1.01… yuan"),
        (Kind::Rate, ["", ""], "0.0345", "3.45%", "3.45%"),
        (Kind::Rate, ["", ""], "12", "1,200%", "1,200%"),
        (Kind::Number, ["", ""], "1/12", "1/12", "1/12"),
        (Kind::Rate, ["", ""], "1/3", "1/3", "1/3"),
        (Kind::Count, ["晚", "nights"], "1", "1晚", "1 night"),
        (Kind::Count, ["晚", "nights"], "7", "7晚", "7 nights"),
        (Kind::Count, ["人", "people"], "1", "1人", "1 person"),
        (Kind::Number, ["", ""], "-1234", "-1,234", "-1,234"),
        (Kind::Number, ["", ""], "-123", "-123", "-123"),
    ] {
        assert_eq!(number(&zh, kind, unit[0], f(value)), chinese);
        assert_eq!(number(&en, kind, unit[1], f(value)), english);
    }
    assert_eq!(money(&zh, 12_345_678), "123,456.78元");
    assert_eq!(range(&en, 5_000_000, 10_000_000), "50,000–100,000 yuan");
    assert_eq!(range(&zh, 5_000_000, 5_000_000), "50,000元");
}

#[test]
fn a_condition_says_what_is_asked_and_its_contrary() {
    let within = Condition::Within(Box::new([Expr::Answer(AREA), count("50"), count("300")]));
    let not = |condition: Condition| Condition::Not(Box::new(condition));
    let firm = Condition::Yes(FIRM);
    for (given, zh, en) in [
        (
            week(),
            "连续拍摄天数不少于7天",
            "days of continuous shooting: at least 7 days",
        ),
        (
            not(week()),
            "连续拍摄天数少于7天",
            "days of continuous shooting: less than 7 days",
        ),
        (firm.clone(), "企业在衢江区内", "the firm is in Qujiang"),
        (
            not(firm.clone()),
            "企业不在衢江区内",
            "the firm is not in Qujiang",
        ),
        (
            Condition::All(vec![firm.clone(), week()]),
            "企业在衢江区内；且连续拍摄天数不少于7天",
            "the firm is in Qujiang; and days of continuous shooting: at least 7 days",
        ),
        (
            not(Condition::All(vec![firm.clone(), week()])),
            "企业不在衢江区内；或连续拍摄天数少于7天",
            "the firm is not in Qujiang; or days of continuous shooting: less than 7 days",
        ),
        (
            Condition::All(vec![firm, Condition::Any(vec![week(), within.clone()])]),
            "企业在衢江区内；且（连续拍摄天数不少于7天；或室内面积在50–300㎡之间（含两端））",
            "the firm is in Qujiang; and (days of continuous shooting: at least 7 days; or \
             indoor floor area: between 50 and 300 m² (both included))",
        ),
        (
            not(within),
            "室内面积不在50–300㎡之间（含两端）",
            "indoor floor area: not between 50 and 300 m² (both included)",
        ),
        (
            Condition::Chosen(LEVEL, vec![0, 1]),
            "入选层级为国家级或省级",
            "selection level: national or provincial",
        ),
        (
            compare(
                Comparison::MoreThan,
                Expr::Parameter(CAP),
                Expr::Answer(COST),
            ),
            "制作费用少于100,000元",
            "production costs: less than 100,000 yuan",
        ),
        (
            compare(Comparison::AtLeast, Expr::Answer(SEATS), rate("60%")),
            "上座率不少于60%",
            "attendance: at least 60%",
        ),
        // Two rows and no day: the name says more than either value.
        (
            compare(
                Comparison::AtMost,
                Expr::Answer(COST),
                Expr::Parameter(CHANGED),
            ),
            "制作费用不超过晚间单价",
            "production costs: at most price of a night",
        ),
        (
            compare(
                Comparison::AtLeast,
                Expr::Answer(SEATS),
                Expr::Parameter(OPEN_RATE),
            ),
            "上座率不少于配套比例（未公布）",
            "attendance: at least matching rate (not published)",
        ),
        (
            Condition::OnOrAfter([DateExpr::Answer(START), DateExpr::Day(on())]),
            "开机日期不早于2026年3月1日",
            "first day of shooting: 1 March 2026 or later",
        ),
        (
            Condition::Before([DateExpr::Day(on()), DateExpr::Answer(START)]),
            "开机日期晚于2026年3月1日",
            "first day of shooting: after 1 March 2026",
        ),
    ] {
        assert_eq!(condition(&policy(Lang::Zh), &given), zh);
        assert_eq!(condition(&policy(Lang::En), &given), en);
    }
}

#[test]
fn every_comparison_has_its_contrary() {
    for (comparison, is, is_not) in [
        (Comparison::AtLeast, "at least", "less than"),
        (Comparison::MoreThan, "more than", "at most"),
        (Comparison::AtMost, "at most", "more than"),
        (Comparison::LessThan, "less than", "at least"),
        (Comparison::Equal, "exactly", "other than"),
    ] {
        let plain = compare(comparison, Expr::Answer(SEATS), rate("60%"));
        let contrary = Condition::Not(Box::new(plain.clone()));
        for (given, word) in [(plain, is), (contrary, is_not)] {
            let text = condition(&policy(Lang::En), &given);
            assert_eq!(text, format!("attendance: {word} 60%"));
        }
    }
}

#[test]
fn a_reason_names_what_was_answered() {
    let firm = Condition::Yes(FIRM);
    expect_reason(
        &Reason::Unmet(&week()),
        "连续拍摄天数为6天，要求不少于7天",
        "days of continuous shooting: 6 days; required: at least 7 days",
    );
    expect_reason(
        &Reason::Unmet(&firm),
        "需要：企业在衢江区内。您的回答：企业不在衢江区内",
        "required: the firm is in Qujiang; your answer: the firm is not in Qujiang",
    );
    expect_reason(
        &Reason::Excluded(&Condition::Not(Box::new(firm.clone()))),
        "不予支持的情形：企业不在衢江区内",
        "excluded: the firm is not in Qujiang",
    );
    let large = compare(Comparison::MoreThan, Expr::Answer(AREA), count("300"));
    expect_reason(
        &Reason::Excluded(&Condition::Any(vec![large, firm.clone()])),
        "不予支持的情形：室内面积超过300㎡（您的回答：301㎡）",
        "excluded: indoor floor area: more than 300 m² (your answer: 301 m²)",
    );
    let paid = compare(Comparison::AtLeast, Expr::Answer(COST), count("1"));
    expect_reason(
        &Reason::Unmet(&Condition::All(vec![
            paid,
            week(),
            Condition::Chosen(LEVEL, vec![0]),
        ])),
        "连续拍摄天数为6天，要求不少于7天；入选层级为省级，要求为国家级",
        "days of continuous shooting: 6 days; required: at least 7 days; \
         selection level: provincial; required: national",
    );
    expect_reason(
        &Reason::Unmet(&Condition::Any(vec![week(), firm])),
        "以下至少满足一项：连续拍摄天数不少于7天；企业在衢江区内",
        "at least one of these is required: days of continuous shooting: at least 7 days; \
         the firm is in Qujiang",
    );
    let sum = Expr::Sum(vec![Expr::Answer(COST), Expr::Answer(REVENUE)]);
    expect_reason(
        &Reason::Unmet(&compare(Comparison::LessThan, sum, Expr::Answer(COST))),
        "制作费用、营业收入之和为31,000,000元，要求少于制作费用1,000,000元",
        "the sum of production costs and revenue: 31,000,000 yuan; \
         required: less than 1,000,000 yuan (production costs)",
    );
    let tenth = Expr::Share(pair(rate("10%"), Expr::Answer(COST)));
    expect_reason(
        &Reason::Unmet(&compare(Comparison::AtMost, Expr::Answer(REVENUE), tenth)),
        "营业收入为30,000,000元，要求不超过制作费用的10%（100,000元）",
        "revenue: 30,000,000 yuan; required: at most 100,000 yuan (10% of production costs)",
    );
    expect_reason(
        &Reason::Unmet(&Condition::OnOrAfter([
            DateExpr::Answer(START),
            DateExpr::Today,
        ])),
        "开机日期为2026年2月3日，要求不早于所选日期（2026年3月1日）",
        "first day of shooting: 3 February 2026; required: the day chosen (1 March 2026) or later",
    );
}

#[test]
fn a_reason_says_which_step_was_not_reached() {
    let scale = Expr::Scale(Box::new(Scale {
        of: Expr::Answer(REVENUE),
        gives: ScaleGives::Value,
        steps: vec![(edge("50000000", true), literal("500000"))],
    }));
    expect_reason(
        &Reason::NothingApplies(&scale),
        "营业收入为30,000,000元，最低一档要求达到50,000,000元",
        "revenue: 30,000,000 yuan; the lowest step: from 50,000,000 yuan",
    );
    let table = Expr::Table(Box::new(Table {
        of: Expr::Answer(REVENUE),
        rows: vec![edge("10000000", false)],
        columns: vec![week()],
        cells: vec![vec![literal("500000")]],
    }));
    expect_reason(
        &Reason::NothingApplies(&table),
        "以下情形都不符合：连续拍摄天数不少于7天",
        "none of these applies: days of continuous shooting: at least 7 days",
    );
    let levels = Expr::ByChoice(LEVEL, vec![literal("80000"), Expr::Nothing, Expr::Nothing]);
    expect_reason(
        &Reason::NothingApplies(&levels),
        "入选层级为省级，不在支持范围内",
        "selection level: provincial; nothing is given for this",
    );
}

fn capped_share() -> Expr {
    let share = Expr::Share(pair(Expr::Parameter(RATE), Expr::Value(0)));
    Expr::Capped(pair(share, Expr::Parameter(CAP)))
}

#[test]
fn steps_name_their_operands() {
    expect_steps(
        &capped_share(),
        &[
            "合格费用：制作费用1,000,000元 + 50,000元 = 1,050,000元",
            "合格费用1,050,000元 × 10%（补助比例）= 105,000元",
            "105,000元超过上限100,000元，计100,000元",
        ],
        &[
            "eligible costs: 1,000,000 yuan (production costs) + 50,000 yuan = 1,050,000 yuan",
            "1,050,000 yuan (eligible costs) × 10% (subsidy rate) = 105,000 yuan",
            "105,000 yuan is above the cap of 100,000 yuan: 100,000 yuan counts",
        ],
    );
    expect_steps(
        &Expr::Capped(pair(literal("100000"), Expr::Parameter(CAP))),
        &["100,000元不超过上限100,000元，计100,000元"],
        &["100,000 yuan is not above the cap of 100,000 yuan: 100,000 yuan counts"],
    );
    expect_steps(
        &Expr::PerUnit(
            pair(Expr::Parameter(CHANGED), Expr::Answer(NIGHTS)),
            Some(Box::new(count("7"))),
        ),
        &["住宿晚数10晚超过上限7晚；7晚 × 200元（晚间单价）= 1,400元"],
        &["10 nights of stay is above the limit of 7 nights; \
           7 nights × 200 yuan (price of a night) = 1,400 yuan"],
    );
    expect_steps(
        &Expr::PerUnit(pair(literal("200"), Expr::Answer(AREA)), None),
        &["室内面积301㎡ × 200元 = 60,200元"],
        &["301 m² (indoor floor area) × 200 yuan = 60,200 yuan"],
    );
    expect_steps(
        &Expr::Increase(pair(Expr::Answer(REVENUE), Expr::Answer(COST))),
        &["营业收入30,000,000元 − 制作费用1,000,000元 = 29,000,000元"],
        &["30,000,000 yuan (revenue) − 1,000,000 yuan (production costs) = 29,000,000 yuan"],
    );
    expect_steps(
        &Expr::Greatest(vec![literal("5"), Expr::Answer(COST)]),
        &["5元、制作费用1,000,000元中较高的：1,000,000元"],
        &["the higher of 5 yuan and 1,000,000 yuan (production costs): 1,000,000 yuan"],
    );
    let top_up = Expr::TopUp(pair(literal("500000"), Expr::Answer(COST)));
    expect_steps(
        &top_up,
        &["制作费用1,000,000元不低于500,000元，没有差额，计0元"],
        &[
            "1,000,000 yuan (production costs) is not below 500,000 yuan: \
           nothing is missing, 0 yuan counts",
        ],
    );
    expect_steps(&literal("80000"), &["80,000元"], &["80,000 yuan"]);
}

#[test]
fn steps_say_which_case_applies() {
    let firm = || Box::new(Condition::Yes(FIRM));
    expect_steps(
        &Expr::If(firm(), pair(literal("1"), Expr::Parameter(CAP))),
        &["企业不在衢江区内，计100,000元（最高额）"],
        &["the firm is not in Qujiang; 100,000 yuan (most per drama) counts"],
    );
    expect_steps(
        &Expr::If(Box::new(week()), pair(literal("2"), literal("1"))),
        &["不满足“连续拍摄天数不少于7天”，计1元"],
        &["days of continuous shooting: at least 7 days (not met); 1 yuan counts"],
    );
    let uplift = |when| Expr::Uplift(pair(literal("80000"), rate("50%")), when);
    let not_firm = Box::new(Condition::Not(firm()));
    expect_steps(
        &uplift(Some(not_firm)),
        &["企业不在衢江区内：80,000元 × （1 + 50%）= 120,000元"],
        &["the firm is not in Qujiang: 80,000 yuan × (1 + 50%) = 120,000 yuan"],
    );
    expect_steps(
        &uplift(Some(firm())),
        &["企业不在衢江区内，不上浮，计80,000元"],
        &["the firm is not in Qujiang; no uplift, 80,000 yuan counts"],
    );
    expect_steps(
        &Expr::ByChoice(LEVEL, vec![literal("5"), literal("5"), Expr::Nothing]),
        &["入选层级为省级，计5元"],
        &["selection level: provincial; 5 yuan counts"],
    );
    expect_steps(
        &Expr::Table(Box::new(Table {
            of: Expr::Answer(REVENUE),
            rows: vec![edge("10000000", true), edge("50000000", true)],
            columns: vec![week(), Condition::Not(Box::new(week()))],
            cells: vec![
                vec![literal("1"), literal("2")],
                vec![literal("3"), literal("4")],
            ],
        })),
        &["营业收入30,000,000元，达到10,000,000元一档；连续拍摄天数少于7天：2元"],
        &[
            "30,000,000 yuan (revenue), in the row from 10,000,000 yuan; \
           days of continuous shooting: less than 7 days: 2 yuan",
        ],
    );
}

fn scale(gives: ScaleGives, first: Expr, second: Expr) -> Expr {
    Expr::Scale(Box::new(Scale {
        of: Expr::Answer(REVENUE),
        gives,
        steps: vec![(edge("0", true), first), (edge("25000000", false), second)],
    }))
}

#[test]
fn steps_show_the_step_of_a_scale_and_each_slice() {
    expect_steps(
        &scale(ScaleGives::Value, literal("1"), literal("500000")),
        &["营业收入30,000,000元，超过25,000,000元一档：500,000元"],
        &["30,000,000 yuan (revenue), on the step above 25,000,000 yuan: 500,000 yuan"],
    );
    expect_steps(
        &scale(ScaleGives::RateOnWhole, rate("1%"), Expr::Parameter(RATE)),
        &["营业收入30,000,000元，超过25,000,000元一档：\
           30,000,000元 × 10%（补助比例）= 3,000,000元"],
        &[
            "30,000,000 yuan (revenue), on the step above 25,000,000 yuan: \
           30,000,000 yuan × 10% (subsidy rate) = 3,000,000 yuan",
        ],
    );
    expect_steps(
        &scale(ScaleGives::RateOnSlice, rate("20%"), rate("18%")),
        &[
            "营业收入30,000,000元：0元起的部分25,000,000元 × 20% = 5,000,000元；\
           超过25,000,000元的部分5,000,000元 × 18% = 900,000元；合计5,900,000元",
        ],
        &["30,000,000 yuan (revenue): \
           the part from 0 yuan: 25,000,000 yuan × 20% = 5,000,000 yuan; \
           the part above 25,000,000 yuan: 5,000,000 yuan × 18% = 900,000 yuan; \
           together 5,900,000 yuan"],
    );
}

#[test]
fn steps_go_through_a_list_entry_by_entry() {
    let each = Expr::Share(pair(rate("50%"), Expr::Field(YEARS, 0)));
    let total = Expr::Total(vec![YEARS], Box::new(each), Some(Box::new(count("2"))));
    expect_steps(
        &total,
        &[
            "第1项：年度贡献100,000元 × 50% = 50,000元",
            "第2项：年度贡献200,000.5元 × 50% = 100,000.25元",
            "各年度贡献共3项，计前2项：50,000元 + 100,000.25元 = 150,000.25元",
        ],
        &[
            "entry 1: 100,000 yuan (contribution of the year) × 50% = 50,000 yuan",
            "entry 2: 200,000.5 yuan (contribution of the year) × 50% = 100,000.25 yuan",
            "contributions by year, 3 entries, of which the first 2 count: \
             50,000 yuan + 100,000.25 yuan = 150,000.25 yuan",
        ],
    );
    let days = Expr::Days([DateExpr::Answer(START), DateExpr::Today]);
    expect_steps(
        &Expr::Product(vec![Expr::Size(YEARS), days, literal("10")]),
        &[
            "各年度贡献共3项",
            "自开机日期（2026年2月3日）至所选日期（2026年3月1日）：26天",
            "3项 × 26天 × 10元 = 780元",
        ],
        &[
            "contributions by year: 3 entries",
            "from first day of shooting (3 February 2026) to the day chosen (1 March 2026): \
             26 days",
            "3 entries × 26 days × 10 yuan = 780 yuan",
        ],
    );
}

#[test]
fn the_rounding_is_a_step_of_its_own() {
    expect_steps(
        &Expr::Product(vec![rate("1/3"), Expr::Answer(COST)]),
        &[
            "1/3 × 制作费用1,000,000元 = 333,333.33…元",
            "333,333.33…元四舍五入，精确到0.01元：333,333.33元",
        ],
        &[
            "1/3 × 1,000,000 yuan (production costs) = 333,333.33… yuan",
            "333,333.33… yuan, rounded to 0.01 yuan, a half up: 333,333.33 yuan",
        ],
    );
}

#[test]
fn what_the_visitor_assumes_is_marked_and_what_is_only_bounded_says_why() {
    let share = Expr::Share(pair(Expr::Parameter(OPEN_RATE), Expr::Answer(COST)));
    let capped = Expr::Capped(pair(share, Expr::Parameter(CAP)));
    assert_eq!(
        steps_of(Lang::Zh, capped.clone(), Some((OPEN_RATE, "5%"))),
        [
            "制作费用1,000,000元 × 5%（配套比例，您的假设）= 50,000元",
            "50,000元不超过上限100,000元，计50,000元",
        ]
    );
    assert_eq!(
        steps_of(Lang::En, capped.clone(), Some((OPEN_RATE, "5%")))[0],
        "1,000,000 yuan (production costs) × 5% (matching rate, your assumption) = 50,000 yuan"
    );
    expect_steps(
        &capped,
        &["制作费用的一定比例（配套比例未公布），最高100,000元：至多100,000元"],
        &[
            "a share of production costs (matching rate not published), at most 100,000 yuan: \
           at most 100,000 yuan",
        ],
    );
    expect_steps(
        &Expr::Between(pair(literal("50000"), literal("100000"))),
        &["50,000元至100,000元：50,000–100,000元"],
        &["50,000 yuan to 100,000 yuan: 50,000–100,000 yuan"],
    );
}

#[test]
fn a_part_has_a_headline() {
    let mut cost = part(Award::Amount(capped_share()));
    let nights = part(Award::InKind {
        unit: "晚".into(),
        quantity: Some(Expr::Least(vec![Expr::Answer(NIGHTS), count("7")])),
    });
    let right = part(Award::InKind {
        unit: "免费取景".into(),
        quantity: None,
    });
    let zh = policy(Lang::Zh);
    let of = |part: &Part| headline(&zh, part, on());
    assert_eq!(of(&cost).as_deref(), Some("合格费用的10%，最高100,000元"));
    assert_eq!(of(&nights).as_deref(), Some("最多7晚"));
    assert_eq!(of(&right).as_deref(), Some("免费取景"));
    cost.award = Award::Amount(Expr::Share(pair(Expr::Parameter(RATE), Expr::Answer(COST))));
    cost.upper_bound = Some("不超过".into());
    assert_eq!(of(&cost).as_deref(), Some("至多制作费用的10%"));
    let en = policy(Lang::En);
    assert_eq!(
        headline(&en, &cost, on()).as_deref(),
        Some("up to 10% of production costs")
    );
}

#[test]
fn a_headline_says_what_stands_behind_a_name() {
    let mut policy = policy(Lang::Zh);
    let named = |name: &str, is| NamedValue {
        name: name.into(),
        kind: Kind::Amount,
        is,
    };
    let by_level = vec![literal("2"), literal("1"), Expr::Nothing];
    policy.values = vec![
        named("上限", Expr::ByChoice(LEVEL, by_level)),
        named("费用", Expr::FirstAnswered(vec![Expr::Answer(COST)])),
    ];
    let capped = Expr::Capped(pair(Expr::Value(1), Expr::Value(0)));
    let headline_of = |award| headline(&policy, &part(award), on());
    assert_eq!(
        headline_of(Award::Amount(capped)).as_deref(),
        Some("费用，最高（国家级：2元；省级：1元）")
    );
    let reading = |name: &str, amount| Reading {
        name: name.into(),
        amount,
    };
    let readings = vec![
        reading("按一", literal("1")),
        reading("按二", Expr::Value(0)),
    ];
    assert_eq!(
        headline_of(Award::Readings(readings)).as_deref(),
        Some("按一：1元；或按二：国家级：2元；省级：1元")
    );
    let limit = compare(Comparison::AtMost, Expr::Answer(COST), Expr::Value(0));
    assert_eq!(
        condition(&policy, &limit),
        "制作费用不超过（国家级：2元；省级：1元）"
    );
}

#[test]
fn a_value_chosen_among_several_keeps_its_name() {
    let mut policy = policy(Lang::Zh);
    let sum = Expr::Sum(vec![Expr::Answer(COST), literal("5")]);
    policy.values[0].is = Expr::FirstAnswered(vec![Expr::Answer(99), sum]);
    policy.parts = vec![part(Award::Amount(Expr::Value(0)))];
    let answers = answers(&policy, &usual());
    let evaluation = policy.evaluate(&answers, on()).expect("small numbers");
    let texts = steps(
        &policy,
        &answers,
        on(),
        &policy.parts[0],
        &evaluation.lines[0],
    );
    assert_eq!(
        texts,
        [StepText {
            text: "合格费用：制作费用1,000,000元 + 5元 = 1,000,005元".into(),
            value: "1,000,005元".into(),
        }]
    );
}

#[test]
fn a_formula_says_the_rule() {
    let firm = || Box::new(Condition::Yes(FIRM));
    expect_formula(
        &Expr::Uplift(pair(literal("80000"), rate("50%")), Some(firm())),
        "80,000元，企业在衢江区内时上浮50%",
        "80,000 yuan, plus 50% of it if the firm is in Qujiang",
    );
    expect_formula(
        &Expr::ByChoice(
            LEVEL,
            vec![literal("80000"), Expr::Parameter(OPEN_RATE), Expr::Nothing],
        ),
        "国家级：80,000元；省级：配套比例未公布",
        "national: 80,000 yuan; provincial: matching rate not published",
    );
    expect_formula(
        &Expr::If(Box::new(week()), pair(literal("2"), literal("1"))),
        "连续拍摄天数不少于7天时2元；其他：1元",
        "2 yuan with at least 7 days of continuous shooting; otherwise 1 yuan",
    );
    expect_formula(
        &Expr::If(
            Box::new(Condition::Chosen(LEVEL, vec![0])),
            pair(literal("2"), literal("0")),
        ),
        "入选层级为国家级时2元",
        "2 yuan if selection level is national",
    );
    expect_formula(
        &Expr::Share(pair(
            Expr::Parameter(OPEN_RATE),
            Expr::Increase(pair(Expr::Answer(REVENUE), Expr::Answer(COST))),
        )),
        "营业收入比制作费用的增加额的一定比例（配套比例未公布）",
        "a share of the increase of revenue over production costs (matching rate not published)",
    );
    expect_formula(
        &Expr::PerUnit(
            pair(literal("200"), Expr::Answer(AREA)),
            Some(Box::new(count("300"))),
        ),
        "室内面积每㎡200元，最多300㎡",
        "200 yuan per m² (indoor floor area), for at most 300 m²",
    );
    expect_formula(
        &scale(ScaleGives::RateOnSlice, rate("20%"), rate("18%")),
        "营业收入0元起：该部分的20%；超过25,000,000元：该部分的18%",
        "revenue from 0 yuan: 20% of that part; above 25,000,000 yuan: 18% of that part",
    );
    expect_formula(
        &Expr::Share(pair(
            rate("30%"),
            Expr::Sum(vec![Expr::Answer(COST), Expr::Answer(REVENUE)]),
        )),
        "制作费用、营业收入之和的30%",
        "30% of the sum of production costs and revenue",
    );
    expect_formula(
        &Expr::Share(pair(
            Expr::Between(pair(rate("5%"), rate("10%"))),
            Expr::Capped(pair(Expr::Answer(COST), literal("1000000"))),
        )),
        "（制作费用，最高1,000,000元）的5%至10%",
        "5% to 10% of (production costs, at most 1,000,000 yuan)",
    );
}

fn expect_gap(part: &Part, changes: &[Change], outcome: &Outcome, zh: &str, en: &str) {
    let given = Gap {
        changes: changes.to_vec(),
        outcome: outcome.clone(),
    };
    for (lang, text) in [(Lang::Zh, zh), (Lang::En, en)] {
        let policy = policy(lang);
        assert_eq!(
            gap(&policy, &answers(&policy, &usual()), part, &given),
            text
        );
    }
}

#[test]
fn a_gap_is_one_sentence_with_all_changes() {
    let change = |question, to: Answer, by: Option<&str>| Change {
        question,
        to,
        by: by.map(f),
    };
    let days = change(DAYS, number_of("7"), Some("1"));
    let area = change(AREA, number_of("300"), Some("-1"));
    let firm = change(FIRM, Answer::One(Value::Truth(true)), None);
    let level = change(LEVEL, Answer::One(Value::Choice(0)), None);
    let seats = change(SEATS, number_of("60%"), Some("5%"));
    let amount = part(Award::Amount(literal("1")));
    expect_gap(
        &amount,
        std::slice::from_ref(&days),
        &Outcome::AtMost {
            high: 6_000_000,
            unpublished: Vec::new(),
        },
        "如果连续拍摄天数到7天（再加1天），本项可得至多60,000元",
        "With 7 days of continuous shooting (1 day more), this comes to at most 60,000 yuan",
    );
    expect_gap(
        &amount,
        &[days, area, firm, level],
        &Outcome::Exact(6_000_000),
        "如果企业在衢江区内，且入选层级为国家级，且连续拍摄天数到7天（再加1天），\
         且室内面积减到300㎡（减少1㎡），本项可得60,000元",
        "If the firm is in Qujiang and selection level is national, and with 7 days of \
         continuous shooting (1 day more) and indoor floor area of 300 m² (1 m² less), \
         this comes to 60,000 yuan",
    );
    let nights = part(Award::InKind {
        unit: "晚".into(),
        quantity: Some(count("7")),
    });
    let zh = policy(Lang::Zh);
    let given = Gap {
        changes: vec![seats],
        outcome: Outcome::InKind {
            quantity: Some(f("7")),
        },
    };
    assert_eq!(
        gap(&zh, &Answers::none(&zh), &nights, &given),
        "如果上座率到60%（再加5个百分点），本项可得7晚"
    );
    let open = Outcome::NotPublished {
        parameters: vec![OPEN_RATE],
    };
    expect_gap(
        &amount,
        &[change(FIRM, Answer::One(Value::Truth(true)), None)],
        &open,
        "如果企业在衢江区内，本项取决于尚未公布的：配套比例",
        "If the firm is in Qujiang, this depends on what is not published: matching rate",
    );
}

#[test]
fn remarks_and_what_is_missing_are_said_in_words() {
    let (zh, en) = (policy(Lang::Zh), policy(Lang::En));
    assert_eq!(
        remark(&zh, &Remark::Retroactive(day("2024-08-01"))),
        "2024年8月1日公布，追溯适用于所选日期。"
    );
    assert_eq!(
        remark(&zh, &Remark::Quota("每年20个")),
        "名额或资金有限：每年20个"
    );
    assert_eq!(remark(&en, &Remark::Caveat("open")), "open");
    assert_eq!(
        missing_questions(&zh, &[DAYS, COST]),
        "连续拍摄天数、制作费用"
    );
    assert_eq!(
        missing_questions(&en, &[DAYS, COST, AREA]),
        "days of continuous shooting, production costs, indoor floor area"
    );
    assert_eq!(missing_parameters(&en, &[OPEN_RATE]), "matching rate");
    assert_eq!(
        not_in_force(&en, &NotInForce::Ended(day("2024-12-31"))),
        "in force until 31 December 2024: over on the day chosen"
    );
    assert_eq!(
        not_in_force(&zh, &NotInForce::NoValue(CHANGED)),
        "晚间单价：没有适用于所选日期的数值"
    );
}

#[test]
fn what_a_policy_does_not_have_is_left_out_and_never_a_panic() {
    let policy = policy(Lang::En);
    let none = Answers::none(&policy);
    let strange = Expr::Share(pair(Expr::Parameter(99), Expr::Answer(99)));
    let unmet = compare(Comparison::AtLeast, Expr::Field(99, 9), Expr::Value(99));
    let chosen = Condition::Chosen(99, vec![9]);
    for reason_given in [
        Reason::Unmet(&unmet),
        Reason::Excluded(&chosen),
        Reason::NothingApplies(&strange),
    ] {
        let text = reason(&policy, &none, on(), &reason_given);
        assert!(!text.is_empty(), "{reason_given:?}");
    }
    assert_eq!(
        formula(&policy, &strange, on()),
        "a share of  ( has no value on that day)"
    );
    assert_eq!(missing_questions(&policy, &[99]), "");
}
