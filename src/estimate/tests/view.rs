//! What the page shows.

use super::super::view::{Certainty, GroupTotal, LineView, View, changed, compare, view};
use super::*;

const TODAY: &str = "2026-06-01";

fn seen(policy: &Policy, case: &Case) -> View {
    view(policy, case, day(TODAY)).expect("small numbers")
}

fn line<'v>(policy: &Policy, view: &'v View, id: &str) -> &'v LineView {
    &view.lines[part(policy, id)]
}

fn group(view: &View, certainty: Certainty) -> Option<&GroupTotal> {
    view.totals
        .iter()
        .find(|group| group.certainty == certainty)
}

fn figure(view: &View, certainty: Certainty) -> Option<&str> {
    group(view, certainty)?.figure.as_deref()
}

#[test]
fn before_any_answer_there_is_a_first_result() {
    let policy = every_kind(Lang::Zh);
    let view = seen(&policy, &Case::new(&policy));
    assert_eq!(view.on, day(TODAY));
    assert_eq!(line(&policy, &view, "right").figure, "免费");
    assert_eq!(line(&policy, &view, "right").certainty, Certainty::InKind);
    assert_eq!(line(&policy, &view, "bonus").figure, "未公布");
    assert_eq!(
        line(&policy, &view, "fixed").figure,
        "视回答而定：至多80,000元"
    );
    assert_eq!(
        line(&policy, &view, "costs").figure,
        "视回答而定：至多100,000元"
    );
    assert_eq!(
        line(&policy, &view, "lodging").figure,
        "视回答而定：至多7晚"
    );
    assert_eq!(figure(&view, Certainty::Open), Some("至多180,000元"));
    assert_eq!(figure(&view, Certainty::Unpublished), None);
    assert_eq!(
        view.summary,
        "非现金：1项免费待遇；另有3项未公布、3项待回答（至多180,000元），所以现在还说不出合计。"
    );
}

#[test]
fn totals_are_by_certainty_and_say_what_they_leave_out() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(
        &policy,
        &[("days", "10"), ("spend", "60万"), ("level", "NRTA")],
    );
    let view = seen(&policy, &case);
    assert_eq!(line(&policy, &view, "costs").figure, "60,000元");
    assert_eq!(line(&policy, &view, "lodging").figure, "7晚");
    assert_eq!(figure(&view, Certainty::Computable), Some("140,000元"));
    assert_eq!(figure(&view, Certainty::InKind), Some("7晚、1项免费待遇"));
    assert_eq!(view.removed.len(), 1);
    assert_eq!(view.removed[0].figure, "至少减20,000元");
    assert_eq!((view.low, view.high), (12_000_000, None));
    assert_eq!(
        view.summary,
        "可计算合计140,000元；非现金：7晚、1项免费待遇；两项合计不超过12万元：至少减20,000元；另有3项未公布，所以合计至少120,000元。"
    );
    let costs = line(&policy, &view, "costs");
    assert!(!costs.steps.is_empty() && costs.rule.is_some());

    case.role = Some(Role::Performer);
    let other = seen(&policy, &case);
    assert!(!line(&policy, &other, "costs").concerns);
    assert_eq!(
        figure(&other, Certainty::Computable),
        None,
        "what is for others is not counted"
    );
    assert_eq!((other.low, other.high), (0, Some(0)));
    assert_eq!(other.removed, []);
    assert_eq!(other.summary, "非现金：7晚、1项免费待遇；合计0元。");

    case.role = Some(Role::Crew);
    let crew = seen(&policy, &case);
    assert_eq!(
        group(&crew, Certainty::Unpublished).map(|group| group.count),
        Some(1)
    );
    assert_eq!((crew.low, crew.high), (12_000_000, None));
}

#[test]
fn what_is_the_visitors_own_is_marked_as_theirs() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(
        &policy,
        &[("days", "10"), ("spend", "60万"), ("level", "没有")],
    );
    let share = policy.parameter("share").expect("a rate");
    case.answers
        .assume(&policy, share, Some(number("5%")))
        .expect("it fits");
    let lodging = part(&policy, "lodging");
    case.prices[lodging] = Some(number("300"));
    let view = seen(&policy, &case);
    let extra = line(&policy, &view, "extra");
    assert_eq!(
        (extra.certainty, &*extra.figure),
        (Certainty::Assumed, "30,000元")
    );
    assert_eq!(
        (&extra.unpublished, &extra.assumed),
        (&vec![share], &vec![share])
    );
    let lodging = line(&policy, &view, "lodging");
    assert_eq!(lodging.certainty, Certainty::InKind);
    assert_eq!(
        lodging.valued.as_deref(),
        Some("7晚 × 300元 = 2,100元（您的价格）")
    );
    // 30,000 by the assumption and 7 × 300 by the price.
    assert_eq!(figure(&view, Certainty::Assumed), Some("32,100元"));
    assert_eq!(figure(&view, Certainty::InKind), Some("7晚、1项免费待遇"));
    // 60,000 + 30,000 + 2,100; the bonus is not published.
    assert_eq!((view.low, view.high), (9_210_000, None));
    // A price is the visitor's own and uses up no cap.
    case.prices[part(&policy, "lodging")] = Some(number("100000"));
    assert_eq!(seen(&policy, &case).low, 9_000_000 + 70_000_000);
    assert_eq!(line(&policy, &view, "fixed").figure, "0元");
    assert_eq!(line(&policy, &view, "fixed").certainty, Certainty::Blocked);
    assert!(!line(&policy, &view, "fixed").reasons.is_empty());
}

#[test]
fn a_bound_that_rests_on_an_assumption_says_so() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(&policy, &[("spend", "60万")]);
    let bonus = policy.parameter("bonus").expect("an amount");
    let rate = policy.parameter("share").expect("a rate");
    case.answers
        .assume(&policy, rate, Some(number("5%")))
        .expect("it fits");
    case.answers
        .assume(&policy, bonus, Some(number("1000")))
        .expect("it fits");
    let view = seen(&policy, &case);
    assert_eq!(line(&policy, &view, "bonus").certainty, Certainty::Assumed);
    assert_eq!(line(&policy, &view, "extra").certainty, Certainty::Assumed);
    assert_eq!(
        line(&policy, &view, "stage").figure,
        "视回答而定：至多1,000元（您的假设）"
    );
    assert_eq!(line(&policy, &view, "stage").assumed, [bonus]);
    // 60,000 and 80,000 and the 1,000.
    let open = figure(&view, Certainty::Open);
    assert_eq!(open, Some("至多141,000元（您的假设）"));
}

#[test]
fn an_assumption_for_what_is_published_is_in_no_figure() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(&policy, &[("days", "10"), ("spend", "60万")]);
    let rate = policy.parameter("rate").expect("a rate");
    case.answers
        .assume(&policy, rate, Some(number("90%")))
        .expect("it fits");
    let view = seen(&policy, &case);
    let costs = line(&policy, &view, "costs");
    assert_eq!(
        (costs.certainty, &*costs.figure),
        (Certainty::Computable, "60,000元")
    );
    assert!(costs.assumed.is_empty());
}

#[test]
fn a_blocked_line_tells_the_gap() {
    let policy = every_kind(Lang::Zh);
    let case = case(&policy, &[("days", "5"), ("spend", "60万")]);
    let view = seen(&policy, &case);
    let costs = line(&policy, &view, "costs");
    assert_eq!(costs.certainty, Certainty::Blocked);
    assert_eq!(costs.gaps.len(), 1);
    assert_eq!(
        costs.gaps[0].changes,
        [policy.question("days").expect("a question")]
    );
}

#[test]
fn on_another_day_it_is_not_in_force() {
    let policy = every_kind(Lang::En);
    let mut case = Case::new(&policy);
    case.on = Some(day("2023-12-31"));
    let view = seen(&policy, &case);
    assert_eq!(view.on, day("2023-12-31"));
    assert!(
        view.lines
            .iter()
            .all(|line| line.certainty == Certainty::NotInForce)
    );
    assert!(view.lines.iter().all(|line| line.reasons.len() == 1));
    assert_eq!(
        view.summary,
        "Not in force: 7; no rule holds on this day, so there is no total."
    );
}

#[test]
fn two_cases_stand_side_by_side() {
    let policy = every_kind(Lang::Zh);
    let mut five = case(&policy, &[("days", "5"), ("spend", "60万")]);
    let mut ten = case(&policy, &[("days", "10"), ("spend", "60万")]);
    five.role = Some(Role::Crew);
    ten.role = Some(Role::Crew);
    let rows = compare(&policy, &seen(&policy, &five), &seen(&policy, &ten));
    let row = |name: &str| {
        let found = rows.iter().find(|row| row.name == name);
        found.unwrap_or_else(|| panic!("{name} in {rows:?}"))
    };
    let costs = row("成本补助");
    assert_eq!(
        (&*costs.a, &*costs.b, costs.differs),
        ("0元", "60,000元", true)
    );
    let computable = row("可计算");
    assert_eq!(
        (&*computable.a, &*computable.b),
        ("没有", "60,000元（1项）")
    );
    assert!(!row("住宿：拍摄权").differs);
    assert!(
        !rows.iter().any(|row| row.name == "奖金"),
        "that is not for a crew"
    );
}

#[test]
fn what_changed_between_editions_is_told() {
    let old = every_kind(Lang::Zh);
    let text = EVERY_KIND
        .replace(
            r#""value": "10%", "source": "text", "quote": "10%""#,
            r#""value": "12%", "source": "text", "quote": "12%""#,
        )
        .replace(
            r#""not_published": { "source": "text" }
    },
    {
      "id": "share""#,
            r#""values": [{ "value": 50000, "source": "text", "quote": "5万元" }]
    },
    {
      "id": "share""#,
        )
        .replace(r#""id": "right""#, r#""id": "new_right""#);
    let new = policy_of(&text, Lang::Zh);
    let told = changed(&old, &new, day(TODAY));
    for expected in [
        "比例：原为10%，现为12%",
        "奖金：原为未公布，现为50,000元",
        "新增：拍摄权",
        "不再有：拍摄权",
    ] {
        assert!(
            told.iter().any(|line| line == expected),
            "{expected} in {told:?}"
        );
    }
    assert!(changed(&old, &old, day(TODAY)).is_empty());
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn the_view_is_whole((Named(policy), mut case) in any_policy_and_case()) {
        case.on = Some(day("2025-06-02"));
        let Ok(seen) = view(policy, &case, day(TODAY)) else {
            return Ok(());
        };
        prop_assert_eq!(seen.lines.len(), policy.parts.len());
        prop_assert!(seen.low >= 0);
        prop_assert!(seen.high.is_none_or(|high| high >= seen.low));
        let concerned = seen.lines.iter().filter(|line| line.concerns);
        let (mut count, mut priced) = (0, 0);
        for line in concerned {
            count += 1;
            priced += usize::from(line.worth.is_some() && line.certainty != Certainty::Assumed);
            prop_assert!(!line.figure.is_empty());
            // What is not published never has an amount, and never turns into nothing.
            if line.certainty == Certainty::Unpublished {
                prop_assert_eq!((line.low, line.high), (None, None));
                prop_assert!(!line.figure.contains('0'));
                let money = !matches!(policy.parts[line.part].award, crate::policy::model::Award::InKind { .. });
                prop_assert!(!money || seen.high.is_none());
            }
            if line.certainty == Certainty::Assumed {
                prop_assert!(!line.assumed.is_empty());
            }
        }
        let grouped: usize = seen.totals.iter().map(|group| group.count).sum();
        prop_assert_eq!(grouped, count + priced);
        prop_assert!(seen.totals.iter().map(|group| group.certainty).is_sorted());
        let unfilled = seen.summary.contains('{');
        prop_assert!(!unfilled);
        prop_assert!(compare(policy, &seen, &seen).iter().all(|row| !row.differs));
    }
}
