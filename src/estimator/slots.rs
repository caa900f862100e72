//! What of the page changes with an act: every place by its id, with what stands there now.

use super::{AT_ONCE, Desk, Do, Field, Other, Typed, Whose, chart, html::Parts};
use crate::{
    estimate::{
        Certainty, link, role_words, saved, typed,
        view::{LineView, View, changed, compare, view},
        what_if,
    },
    markup::Html,
    platform::Change,
    policy::{
        Answer, Value,
        model::{Kind, Part, QuestionIndex},
    },
    qr::Code,
    text::EstimatorWords,
};

/// A place of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The element's id.
    pub id: String,
    /// What stands there.
    pub change: Change,
}

/// The class of a certainty's mark.
pub(super) const fn mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Computable => "mark mark--published",
        Certainty::AtMost => "mark mark--at-most",
        Certainty::InKind => "mark mark--in-kind",
        Certainty::Assumed => "mark mark--assumed",
        Certainty::Open => "mark mark--question",
        Certainty::Blocked => "mark mark--blocked",
        Certainty::Unpublished | Certainty::NotInForce => "mark mark--unpublished",
    }
}

/// The word for so many items.
pub(super) const fn items(words: &EstimatorWords, count: usize) -> &'static str {
    if count == 1 { words.part } else { words.parts }
}

/// Places in the making.
#[derive(Default)]
pub(super) struct Slots(Vec<Slot>);

impl Slots {
    pub(super) fn put(&mut self, id: impl Into<String>, change: Change) {
        self.0.push(Slot {
            id: id.into(),
            change,
        });
    }

    pub(super) fn html(&mut self, id: impl Into<String>, html: &mut Html) {
        self.put(id, Change::Html(html.end()));
    }

    pub(super) fn text(&mut self, id: impl Into<String>, text: impl Into<String>) {
        self.put(id, Change::Text(text.into()));
    }

    pub(super) fn hidden(&mut self, id: impl Into<String>, hidden: bool) {
        self.put(id, Change::Hidden(hidden));
    }
}

impl Desk {
    /// The places that change at once, in order; what stands inside a place that is written whole comes right after it.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Slots::default();
        self.notice_slots(&mut slots);
        if let Some(shoot) = &self.page.shoot {
            self.shoot_slots(&mut slots, shoot);
            self.result_slots(&mut slots);
            return slots.0;
        }
        self.question_slots(&mut slots);
        self.answer_slots(&mut slots);
        self.result_slots(&mut slots);
        self.line_slots(&mut slots);
        slots.0
    }

    /// The places that take long to fill, and may wait while somebody types.
    pub fn slow_slots(&self) -> Vec<Slot> {
        let mut slots = Slots::default();
        if self.page.shoot.is_none() {
            self.what_if_slots(&mut slots);
            self.compare_slots(&mut slots);
        }
        self.take_slots(&mut slots);
        slots.0
    }

    fn notice_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let mut html = Html::default();
        if self.whose == Whose::Foreign {
            let (received, discard) = if self.own().is_some() {
                (words.received, words.discard)
            } else {
                (words.received_first, words.discard_first)
            };
            html.tag("<div class=\"estimator__notice\"><p>")
                .text(received)
                .tag("</p>");
            if let Some(told) = self.told {
                html.tag("<p class=\"field__wrong\">")
                    .text(told)
                    .tag("</p>");
            }
            html.tag("<p class=\"actions\">")
                .button("button", Do::Adopt, 0, words.adopt)
                .button("button", Do::Discard, 0, discard)
                .tag("</p></div>");
        }
        // The page of the case lists them all.
        let offers = if self.whose == Whose::Foreign || self.page.shoot.is_some() {
            &[]
        } else {
            self.offers.as_slice()
        };
        let offers = offers.iter().enumerate();
        for (place, left) in offers.filter(|(_, left)| !left.is_empty()) {
            html.tag("<div class=\"estimator__notice\"><p>");
            if let saved::Kept::Case(opened) = &left.kept {
                let count = opened.case.count();
                html.text(words.saved)
                    .tag(" <span class=\"hint\">")
                    .number(i64::try_from(count).unwrap_or(0))
                    .tag(" ")
                    .text(items(words, count));
                html.tag("</span></p><p class=\"actions\">").button(
                    "button",
                    Do::Restore,
                    place,
                    words.restore,
                );
            } else {
                html.text(words.damaged).tag("</p><p class=\"actions\">");
            }
            html.button("button", Do::Forget, place, words.forget)
                .tag("</p></div>");
        }
        if !self.ignored.is_empty() {
            html.tag("<p class=\"estimator__notice\">")
                .text(words.ignored);
            html.text(&self.ignored.join(words.comma)).tag("</p>");
        }
        slots.html("e-notice", &mut html);

        if let Some((version, fragment, other)) = &self.edition {
            html.tag("<div class=\"estimator__notice\"><p>")
                .text(words.other_edition);
            html.tag("<strong>").text(version).tag("</strong></p>");
            match other {
                Other::Waiting => {}
                Other::Missing => {
                    html.tag("<p>").text(words.edition_missing).tag("</p>");
                }
                Other::Here(old) => {
                    let then = link::read(old, fragment).case;
                    let on = self.case.on.unwrap_or(self.today);
                    let figure = |view: &Result<View, _>| match view {
                        Ok(view) => view.summary.clone(),
                        Err(_) => words.too_large.to_owned(),
                    };
                    html.tag("<dl class=\"editions\"><dt>")
                        .text(words.then)
                        .tag(" ")
                        .text(version);
                    html.tag("</dt><dd>")
                        .text(&figure(&view(old, &then, self.today)));
                    html.tag("</dd><dt>")
                        .text(words.now)
                        .tag(" ")
                        .text(&self.page.policy.version);
                    html.tag("</dt><dd>")
                        .text(&figure(&self.view))
                        .tag("</dd></dl>");
                    let changes = changed(old, &self.page.policy, on);
                    if changes.is_empty() {
                        html.tag("<p>").text(words.nothing_changed).tag("</p>");
                    } else {
                        html.list(words.changed, &changes);
                    }
                }
            }
            html.tag("</div>");
        }
        slots.html("e-edition", &mut html);
    }

    /// Who the visitor is.
    pub(super) fn who_slots(&self, slots: &mut Slots) {
        slots.put("who-all", Change::Checked(self.case.role.is_none()));
        for role in crate::domain::Role::ALL {
            let chosen = self.case.role == Some(role);
            slots.put(
                format!("who-{}", link::role_id(role)),
                Change::Checked(chosen),
            );
        }
    }

    fn question_slots(&self, slots: &mut Slots) {
        self.who_slots(slots);
        let asked = self.asked();
        let shown: Vec<QuestionIndex> = asked
            .iter()
            .skip(self.first)
            .take(AT_ONCE)
            .copied()
            .collect();
        let answered = asked
            .iter()
            .filter(|index| self.case.answers.get(**index).is_some())
            .count();
        let words = self.words;
        slots.put(
            "e-progress",
            Change::Attribute("value", Some(answered.to_string())),
        );
        slots.put(
            "e-progress",
            Change::Attribute("max", Some(asked.len().to_string())),
        );
        slots.text(
            "e-count",
            format!("{} {answered} {} {}", words.answered, words.of, asked.len()),
        );
        slots.put("e-back", Change::Disabled(self.first == 0));
        slots.put(
            "e-more",
            Change::Disabled(self.first + AT_ONCE >= asked.len()),
        );
        for (index, question) in (0..).zip(&self.page.policy.questions) {
            let id = &question.id;
            slots.hidden(format!("qb-{id}"), !shown.contains(&index));
            let given = self.case.answers.get(index);
            match question.kind {
                Kind::YesNo => {
                    let chosen = |value| given == Some(&Answer::One(Value::Truth(value)));
                    slots.put(format!("q-{id}"), Change::Checked(given.is_none()));
                    slots.put(format!("q-{id}-yes"), Change::Checked(chosen(true)));
                    slots.put(format!("q-{id}-no"), Change::Checked(chosen(false)));
                }
                Kind::Choice => {
                    slots.put(format!("q-{id}"), Change::Checked(given.is_none()));
                    for (place, option) in (0..).zip(&question.options) {
                        let chosen = given == Some(&Answer::One(Value::Choice(place)));
                        slots.put(format!("q-{id}-{}", option.id), Change::Checked(chosen));
                    }
                }
                _ => self.field_slots(
                    slots,
                    &format!("q-{id}"),
                    self.answers.get(usize::from(index)),
                ),
            }
        }
        for (field, parameter) in self.assumptions.iter().zip(&self.page.policy.parameters) {
            if parameter.values.is_empty() {
                self.field_slots(slots, &format!("a-{}", parameter.id), Some(field));
            }
        }
        for (index, part) in self.page.policy.parts.iter().enumerate() {
            if part.can_be_priced() {
                self.field_slots(slots, &format!("p-{index}"), self.prices.get(index));
            }
        }
        let mut html = Html::default();
        let mut faults = self
            .faults()
            .map(|fault| (fault.name, fault.message))
            .peekable();
        if faults.peek().is_some() {
            html.tag("<div class=\"errors\"><p>")
                .text(words.errors)
                .tag("</p><ul>");
            for (place, (name, message)) in faults.enumerate() {
                html.tag("<li>")
                    .button("link", Do::Fix, place, &format!("{name}: {message}"))
                    .tag("</li>");
            }
            html.tag("</ul></div>");
        }
        slots.html("e-errors", &mut html);
    }

    pub(super) fn field_slots(&self, slots: &mut Slots, id: &str, field: Option<&Typed>) {
        let Some(field) = field else {
            return;
        };
        slots.put(id, Change::Value(field.text.clone()));
        let invalid = field.wrong.is_some().then(|| "true".to_owned());
        slots.put(id, Change::Attribute("aria-invalid", invalid));
        let mut html = Html::default();
        match (&field.wrong, &field.understood) {
            (Some(wrong), _) => {
                html.tag("<span class=\"field__wrong\">")
                    .text(wrong)
                    .tag("</span>");
            }
            (None, Some(understood)) => {
                html.text(self.words.read_as).tag(" ").text(understood);
            }
            (None, None) => {}
        }
        slots.html(format!("{id}-read"), &mut html);
    }

    fn answer_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let policy = &self.page.policy;
        let mut html = Html::default();
        self.each_given(&mut |field, name, value| {
            html.open_row();
            if !matches!(field, Field::Question(_)) {
                html.certainty(Certainty::Assumed, policy.lang);
            }
            html.sentence(name).to_value().sentence(value).to_actions();
            html.button("link", Do::Go, field.place(policy), words.change);
            html.button("link", Do::Drop, field.place(policy), words.remove);
            html.close_row();
        });
        let any = html != Html::default();
        slots.html("e-answers", &mut html);
        slots.hidden("e-none", any);
        slots.hidden("e-clear", self.case.count() == self.case.plan.count());
    }

    /// Everything the estimate is computed from, as a document lists it.
    pub(super) fn given_slots(&self, slots: &mut Slots) {
        let lang = self.page.policy.lang;
        let mut html = Html::default();
        if let Some(role) = self.case.role {
            let [name, value] = role_words(lang, role);
            html.open_row().sentence(name).to_value();
            html.sentence(value).close_row();
        }
        self.each_given(&mut |field, name, value| {
            html.open_row();
            if !matches!(field, Field::Question(_)) {
                html.certainty(Certainty::Assumed, lang);
            }
            html.sentence(name).to_value().sentence(value).close_row();
        });
        slots.hidden("k-answers", html == Html::default());
        slots.html("k-given", &mut html);
    }

    /// What was answered, assumed and priced: for what, its name, and what it says.
    fn each_given(&self, say: &mut dyn FnMut(Field, &str, &str)) {
        let policy = &self.page.policy;
        for (index, question) in policy.questions.iter().enumerate() {
            let given = QuestionIndex::try_from(index).ok();
            if let Some(answer) = given.and_then(|index| self.case.answers.get(index)) {
                let value = typed::understood(policy, question, answer);
                say(Field::Question(index), &question.name, &value);
            }
        }
        let assumed = self.assumptions.iter().zip(&policy.parameters);
        for (index, (field, parameter)) in assumed.enumerate() {
            if let Some(value) = &field.understood {
                say(Field::Parameter(index), &parameter.name, value);
            }
        }
        let priced = self.prices.iter().zip(&policy.parts);
        for (index, (field, part)) in priced.enumerate() {
            if let Some(value) = &field.understood {
                say(Field::Part(index), &part.name, value);
            }
        }
    }

    fn result_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let summary = match &self.view {
            Ok(view) => view.summary.as_str(),
            Err(_) => words.too_large,
        };
        slots.text("e-summary", summary);
        slots.text("e-bar", self.bar());
        let mut html = Html::default();
        for total in self.view.iter().flat_map(|view| &view.totals) {
            html.tag("<div class=\"total\"><dt><span class=\"")
                .tag(mark(total.certainty))
                .tag("\">");
            html.text(total.certainty.name(self.page.policy.lang))
                .tag("</span></dt><dd><span class=\"total__figure\">");
            html.text(total.figure.as_deref().unwrap_or("—"));
            html.tag("</span><span class=\"total__count\">");
            html.number(i64::try_from(total.count).unwrap_or(0))
                .tag(" ");
            html.text(items(words, total.count));
            html.tag("</span></dd></div>");
        }
        slots.html("e-totals", &mut html);
        let mut removed = self.view.iter().flat_map(|view| &view.removed).peekable();
        if removed.peek().is_some() {
            html.open_list(words.removed);
            for one in removed {
                html.tag("<li>")
                    .text(&one.name)
                    .tag(" <strong>")
                    .text(&one.figure);
                html.tag("</strong> <q lang=\"zh-CN\">")
                    .text(&one.quote)
                    .tag("</q></li>");
            }
            html.close_list();
        }
        slots.html("e-removed", &mut html);
        let on = self.case.on.unwrap_or(self.today).to_string();
        slots.text("e-on", on);
        let chosen = self.case.on.map(|day| day.to_string());
        slots.put("e-day", Change::Value(chosen.unwrap_or_default()));
    }

    /// The result in as few words as a phone has room for.
    fn bar(&self) -> String {
        let mut bar = String::new();
        let known = self.view.iter().flat_map(|view| &view.totals);
        let known = known.filter_map(|total| Some((total.certainty, total.figure.as_ref()?)));
        for (certainty, figure) in known.take(2) {
            if !bar.is_empty() {
                bar.push_str(" · ");
            }
            bar.push_str(certainty.name(self.page.policy.lang));
            bar.push(' ');
            bar.push_str(figure);
        }
        if bar.is_empty() {
            bar.push_str(self.words.result);
        }
        bar
    }

    fn line_slots(&self, slots: &mut Slots) {
        slots.hidden("e-lines", self.view.is_err());
        let Ok(view) = &self.view else {
            return;
        };
        for (index, measure) in self.page.policy.measures.iter().enumerate() {
            let concerns = view
                .lines
                .iter()
                .any(|line| line.measure == index && line.concerns);
            slots.hidden(format!("m-{}", measure.id), !concerns);
        }
        for (index, line) in view.lines.iter().enumerate() {
            slots.hidden(format!("l-{index}"), !line.concerns);
            let certainty = Some(line.certainty.id().to_owned());
            slots.put(
                format!("l-{index}"),
                Change::Attribute("data-certainty", certainty),
            );
            slots.put(
                format!("l-{index}-mark"),
                Change::Class(mark(line.certainty)),
            );
            slots.text(
                format!("l-{index}-mark"),
                line.certainty.name(self.page.policy.lang),
            );
            slots.text(format!("l-{index}-figure"), line.figure.as_str());
            slots.put(format!("l-{index}-now"), Change::Html(self.line(line)));
            if self
                .page
                .policy
                .parts
                .get(index)
                .is_some_and(Part::can_be_priced)
            {
                slots.text(
                    format!("l-{index}-value"),
                    line.valued.clone().unwrap_or_default(),
                );
            }
        }
    }

    /// What stands behind a figure and changes with it.
    fn line(&self, line: &LineView) -> String {
        let words = self.words;
        let mut html = Html::default();
        if !line.missing.is_empty() {
            html.tag("<div class=\"with-script\">")
                .open_list(words.missing);
            for question in &line.missing {
                let index = usize::from(*question);
                if let Some(question) = self.page.policy.questions.get(index) {
                    let ask = question.ask.as_deref().unwrap_or(&question.name);
                    html.tag("<li>")
                        .text(ask)
                        .tag(" ")
                        .button("link change", Do::Go, index, words.answer)
                        .tag("</li>");
                }
            }
            html.close_list().tag("</div>");
        }
        html.list(words.reasons, &line.reasons);
        if !line.gaps.is_empty() {
            html.open_list(words.gaps);
            for gap in &line.gaps {
                html.tag("<li>").sentence(&gap.text).tag(" ");
                if let Some(question) = gap.changes.first() {
                    html.button(
                        "link change with-script",
                        Do::Go,
                        usize::from(*question),
                        words.change,
                    );
                }
                html.tag("</li>");
            }
            html.close_list();
        }
        html.list(words.met, &line.met);
        let steps: Vec<String> = line.steps.iter().map(|step| step.text.clone()).collect();
        html.list(words.steps, &steps);
        if !line.readings.is_empty() {
            html.open_list(words.readings);
            for (name, amount) in &line.readings {
                html.tag("<li>")
                    .text(name)
                    .tag(" <strong>")
                    .text(amount)
                    .tag("</strong></li>");
            }
            html.close_list();
        }
        html.list(words.caveats, &line.caveats).end()
    }

    fn what_if_slots(&self, slots: &mut Slots) {
        let policy = &self.page.policy;
        let inputs = what_if::questions(policy, &self.case);
        slots.hidden("what-if", inputs.is_empty());
        let series = self.series();
        let mut html = Html::default();
        for index in inputs {
            let Some(question) = policy.questions.get(usize::from(index)) else {
                continue;
            };
            html.tag("<option value=\"").text(&question.id).tag("\"");
            if series
                .as_ref()
                .is_some_and(|series| series.question == index)
            {
                html.tag(" selected");
            }
            html.tag(">").text(&question.name).tag("</option>");
        }
        slots.html("w-along", &mut html);
        let drawing = series
            .as_ref()
            .map(|series| chart::chart(self.words, series));
        slots.put("w-chart", Change::Html(drawing.unwrap_or_default()));
        let moving = series.filter(|series| !chart::is_flat(series));
        let step = self.step;
        let dot = moving.as_ref().and_then(|series| {
            let dots = chart::dots(series);
            dots.get(step).or(dots.last()).copied()
        });
        let said = moving
            .as_ref()
            .map(|series| chart::said(self.words, series, step));
        let (x, y) = dot.unzip();
        let written = |number: Option<i64>| number.map(|number| number.to_string());
        slots.put("w-dot", Change::Attribute("cx", written(x)));
        slots.put("w-dot", Change::Attribute("cy", written(y)));
        slots.put("w-step", Change::Value(step.to_string()));
        slots.put("w-step", Change::Attribute("aria-valuetext", said.clone()));
        slots.text("w-said", said.unwrap_or_default());
    }

    fn compare_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let compared = self.scenario.as_ref().zip(self.view.as_ref().ok());
        slots.hidden("c-swap", compared.is_none());
        slots.hidden("c-stop", compared.is_none());
        let mut html = Html::default();
        if let Some((kept, now)) = compared
            && let Ok(kept) = view(&self.page.policy, kept, self.today)
        {
            html.tag("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-labelledby=\"compare-heading\"><table><thead><tr><td></td><th scope=\"col\">");
            html.text(words.scenario_a)
                .tag("</th><th scope=\"col\">")
                .text(words.scenario_b);
            html.tag("</th></tr></thead><tbody>");
            for row in compare(&self.page.policy, &kept, now) {
                html.tag(if row.differs {
                    "<tr class=\"compared--differs\">"
                } else {
                    "<tr>"
                });
                html.tag("<th scope=\"row\">").text(&row.name);
                if row.differs {
                    html.tag(" <span class=\"compared__mark\">")
                        .text(words.differs)
                        .tag("</span>");
                }
                html.tag("</th><td>").text(&row.a).tag("</td><td>");
                html.text(&row.b).tag("</td></tr>");
            }
            html.tag("</tbody></table></div>");
        }
        slots.html("c-table", &mut html);
    }

    fn take_slots(&self, slots: &mut Slots) {
        let words = self.words;
        let link = self.link();
        let mut html = Html::default();
        let name = if self.page.shoot.is_some() {
            words.sheet_qr
        } else {
            words.qr
        };
        let code = Code::sturdy(&link).map(|code| code.svg(name));
        let code = code.unwrap_or_else(|| {
            html.tag("<p class=\"hint\">")
                .text(words.no_qr)
                .tag("</p>")
                .end()
        });
        slots.put("t-qr", Change::Html(code));
        let other = self.at(&self.page.other);
        slots.put("t-other", Change::Attribute("href", Some(other)));
        slots.put("t-link", Change::Value(link.clone()));
        let poster = Change::Attribute("data-poster", Some(link.clone()));
        slots.put("t-poster", poster);
        slots.text("t-print", link);
        let copied = self
            .copied
            .map(|done| if done { words.copied } else { words.not_copied });
        slots.text("t-status", copied.unwrap_or_default());
        slots.hidden("t-export", self.exported.is_none());
        slots.put(
            "t-text",
            Change::Value(self.exported.clone().unwrap_or_default()),
        );
    }
}
