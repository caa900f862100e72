//! The total along one input, as a small drawing to step through by keyboard, and as a table.

use super::Do;
use crate::markup::Html;
use crate::{
    estimate::what_if::Series,
    policy::{Fraction, outcome::Money},
    text::EstimatorWords,
};

/// The drawing's size, in its own units.
const WIDTH: i64 = 640;
const HEIGHT: i64 = 220;
/// Room for the line's own width.
const MARGIN: i64 = 8;

/// Where a number between two others lies on a stretch; exact up to the last division.
fn place(value: Fraction, least: Fraction, most: Fraction, length: i64) -> i64 {
    let share = || {
        let span = most.minus(least).ok()?;
        let scaled = value
            .minus(least)
            .ok()?
            .times(Fraction::whole(length))
            .ok()?;
        scaled.over(span).ok()
    };
    share().unwrap_or(0).clamp(0, length)
}

/// Where each point lies in the drawing.
pub(super) fn dots(series: &Series) -> Vec<(i64, i64)> {
    let (Some(first), Some(last)) = (series.points.first(), series.points.last()) else {
        return Vec::new();
    };
    let highest: Money = series
        .points
        .iter()
        .map(|point| point.low)
        .max()
        .unwrap_or(0);
    let most = Fraction::whole(highest.max(1));
    let dot = |x: Fraction, y: Money| {
        let up = place(
            Fraction::whole(y),
            Fraction::ZERO,
            most,
            HEIGHT - 2 * MARGIN,
        );
        (
            MARGIN + place(x, first.x, last.x, WIDTH - 2 * MARGIN),
            HEIGHT - MARGIN - up,
        )
    };
    series
        .points
        .iter()
        .map(|point| dot(point.x, point.low))
        .collect()
}

/// Whether nothing changes along it.
pub(super) fn is_flat(series: &Series) -> bool {
    series
        .points
        .windows(2)
        .all(|pair| pair[0].low == pair[1].low)
}

/// What is said of a point.
pub(super) fn said(words: &EstimatorWords, series: &Series, step: usize) -> String {
    let point = series.points.get(step).or(series.points.last());
    point.map_or_else(String::new, |point| {
        format!("{}{}{}", point.label_x, words.colon, point.label)
    })
}

/// The drawing with its slider, what changes on the way, and the table.
pub(super) fn chart(words: &EstimatorWords, series: &Series) -> String {
    let mut html = Html::default();
    if is_flat(series) {
        return html
            .tag("<p class=\"hint\">")
            .text(words.flat)
            .tag("</p>")
            .end();
    }
    let dots = dots(series);
    html.tag("<figure class=\"chart\"><svg class=\"chart__drawing\" viewBox=\"0 0 640 220\" aria-hidden=\"true\">");
    html.tag("<line class=\"chart__axis\" x1=\"8\" x2=\"632\" y1=\"212\" y2=\"212\"/>");
    if let (Some(first), Some(last)) = (series.points.first(), series.points.last()) {
        for mark in &series.marks {
            let x = MARGIN + place(mark.x, first.x, last.x, WIDTH - 2 * MARGIN);
            html.tag("<line class=\"chart__mark\" y1=\"8\" y2=\"212\" x1=\"")
                .number(x);
            html.tag("\" x2=\"").number(x).tag("\"/>");
        }
    }
    html.tag("<path class=\"chart__line\" d=\"");
    for (index, (x, y)) in dots.iter().enumerate() {
        html.tag(if index == 0 { "M" } else { "L" })
            .number(*x)
            .tag(" ")
            .number(*y);
    }
    html.tag("\"/><circle class=\"chart__dot\" id=\"w-dot\" r=\"7\"/></svg>");
    html.tag("<input class=\"chart__slider\" id=\"w-step\" type=\"range\" min=\"0\" step=\"1\" value=\"0\" aria-labelledby=\"what-if-heading\" data-do=\"");
    html.tag(Do::Step.name()).tag("\" max=\"");
    html.number(i64::try_from(dots.len()).unwrap_or(1) - 1);
    html.tag("\"><figcaption class=\"chart__said\" id=\"w-said\"></figcaption></figure>");
    if !series.marks.is_empty() {
        html.tag("<ul class=\"line__list\">");
        for mark in &series.marks {
            html.tag("<li>").text(&mark.text).tag("</li>");
        }
        html.tag("</ul>");
    }
    html.tag("<details><summary>").text(words.table);
    html.tag("</summary><div class=\"table\" tabindex=\"0\" role=\"group\" aria-labelledby=\"what-if-heading\"><table><thead><tr><th scope=\"col\">")
        .text(words.input);
    html.tag("</th><th scope=\"col\">")
        .text(words.total)
        .tag("</th></tr></thead><tbody>");
    for point in &series.points {
        html.tag("<tr><th scope=\"row\">").text(&point.label_x);
        html.tag("</th><td>").text(&point.label).tag("</td></tr>");
    }
    html.tag("</tbody></table></div></details>").end()
}
