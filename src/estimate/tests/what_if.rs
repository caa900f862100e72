//! The total along one input.

use super::super::what_if::{questions, series};
use super::*;

const TODAY: &str = "2026-06-01";

#[test]
fn thresholds_and_caps_are_found_to_the_unit() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(
        &policy,
        &[("days", "10"), ("spend", "60万"), ("level", "没有")],
    );
    case.role = Some(Role::Crew);
    let spend = policy.question("spend").expect("a question");
    let along = series(&policy, &case, day(TODAY), spend).expect("a series");
    // 10% of 1,000,000 is the cap of 100,000.
    let cap = along.marks.iter().find(|mark| mark.x == number("1000000"));
    assert_eq!(
        cap.map(|mark| &*mark.text),
        Some("到上限：100,000元"),
        "{:?}",
        along.marks
    );
    let at = |x: &str| {
        let point = along.points.iter().find(|point| point.x == number(x));
        point.map(|point| point.low)
    };
    assert_eq!(at("1000000"), Some(10_000_000));
    assert_eq!(
        at("999999.99"),
        Some(10_000_000),
        "99,999.999 rounded to the fen"
    );
    assert_eq!(
        at("600000"),
        Some(6_000_000),
        "the present answer is a point"
    );
    assert_eq!(at("1"), Some(10));
    assert_eq!(
        along.points.last().map(|point| point.x),
        Some(number("1500000"))
    );

    let days = policy.question("days").expect("a question");
    let along = series(&policy, &case, day(TODAY), days).expect("a series");
    let steps: Vec<_> = along
        .points
        .iter()
        .map(|point| (point.x.as_whole().expect("whole"), point.low))
        .filter(|(x, _)| (6..=7).contains(x))
        .collect();
    assert_eq!(steps, [(6, 0), (7, 6_000_000)]);
    assert!(
        along.marks.iter().any(|mark| mark.x == number("7")),
        "{:?}",
        along.marks
    );
    assert_eq!(along.points[0].x, Fraction::ZERO);
    assert_eq!(
        along.points.last().map(|point| &*point.label_x),
        Some("25天")
    );
}

#[test]
fn prices_and_assumptions_are_in_the_total() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(&policy, &[("days", "5"), ("spend", "60万")]);
    case.role = Some(Role::Performer);
    let lodging = part(&policy, "lodging");
    case.prices[lodging] = Some(number("300"));
    let days = policy.question("days").expect("a question");
    assert_eq!(
        questions(&policy, &case),
        [policy.question("days").expect("a question")]
            .into_iter()
            .collect::<Vec<_>>()
    );
    let along = series(&policy, &case, day(TODAY), days).expect("a series");
    let last = along.points.last().expect("a point");
    // Two and a half times five days, rounded down; seven nights at 300.
    assert_eq!(
        (last.x, last.low, last.high),
        (number("12"), 210_000, Some(210_000))
    );
    assert!(
        along.marks.iter().any(|mark| mark.x == number("7")),
        "{:?}",
        along.marks
    );
}

#[test]
fn a_cap_over_parts_is_a_mark() {
    let policy = every_kind(Lang::Zh);
    let case = case(
        &policy,
        &[("days", "10"), ("spend", "30万"), ("level", "NRTA")],
    );
    let spend = policy.question("spend").expect("a question");
    let along = series(&policy, &case, day(TODAY), spend).expect("a series");
    // 80,000 + 10% of x is more than 120,000 from 400,000.05 on: 40,000.005 is rounded up.
    let mark = along
        .marks
        .iter()
        .find(|mark| mark.text == "两项合计不超过12万元");
    assert_eq!(
        mark.map(|mark| mark.x),
        Some(number("400000.05")),
        "{:?}",
        along.marks
    );
}

#[test]
fn more_than_begins_one_unit_later() {
    let mut policies = policies().iter();
    let iceland = policies
        .find(|policy| policy.id == "ICELAND")
        .expect("a policy");
    let case = case(
        iceland,
        &[
            ("iceland_cost", "700,000,000"),
            ("eea_cost", "800,000,000"),
            ("total_cost", "900,000,000"),
        ],
    );
    let cost = iceland.question("iceland_cost").expect("a question");
    let along = series(iceland, &case, day(TODAY), cost).expect("a series");
    // More than 80% of 900 million.
    let marks: Vec<_> = along.marks.iter().map(|mark| mark.x).collect();
    assert!(marks.contains(&number("720000001")), "{:?}", along.marks);
    assert!(!marks.contains(&number("720000000")), "{:?}", along.marks);
    // At least 350 million.
    assert!(marks.contains(&number("350000000")), "{:?}", along.marks);
}

#[test]
fn only_numbers_that_matter_can_be_varied() {
    let policy = every_kind(Lang::Zh);
    let names = |case: &Case| -> Vec<&str> {
        let found = questions(&policy, case).into_iter();
        found
            .map(|index| &*policy.questions[usize::from(index)].id)
            .collect()
    };
    assert_eq!(names(&Case::new(&policy)), ["spend", "days"]);
    let mut firm = Case::new(&policy);
    firm.role = Some(Role::Firm);
    assert_eq!(names(&firm), ["days"], "lodging is for everyone");
    let level = policy.question("level").expect("a question");
    assert_eq!(series(&policy, &firm, day(TODAY), level), None);
    assert_eq!(series(&policy, &firm, day(TODAY), 999), None);
}

#[test]
fn without_an_answer_it_goes_as_far_as_it_takes_to_matter() {
    for policy in policies() {
        let case = Case::new(policy);
        for question in questions(policy, &case) {
            let along = series(policy, &case, day(TODAY), question).expect("a series");
            assert!(along.points.len() >= 2, "{}", policy.id);
            assert!(
                along.points.len() <= 26 + 3 * along.marks.len(),
                "{}",
                policy.id
            );
        }
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn points_are_sorted_distinct_and_the_total_at_their_input((Named(policy), mut case) in any_policy_and_case()) {
        case.on = Some(day("2025-06-02"));
        for question in questions(policy, &case) {
            let Some(along) = series(policy, &case, day(TODAY), question) else { continue };
            for pair in along.points.windows(2) {
                prop_assert!(pair[0].x.compare(pair[1].x).expect("small").is_lt());
            }
            for point in along.points.iter().step_by(7) {
                let mut there = case.clone();
                let answer = Answer::One(Value::Number(point.x));
                there.answers.set(policy, question, Some(answer)).expect("it fits");
                // What does not concern the visitor may grow too large for a view and is not in a series.
                let Ok(view) = super::super::view::view(policy, &there, day(TODAY)) else {
                    continue;
                };
                prop_assert_eq!((view.low, view.high), (point.low, point.high));
            }
        }
    }
}
