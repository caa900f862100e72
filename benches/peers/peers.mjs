// The twelve-measure policy of ../twelve.json in four other ways: written by hand in JavaScript, and in the
// languages of three rule engines. Prints a line of JSON for each: its name, the median time of an evaluation in
// microseconds, and what the first inputs come to, in fen. A set of answers is made anew for each evaluation and
// its making counts, here as in ../engine.rs.
// Usage: node peers.mjs

import { ZenEngine } from "@gorules/zen-engine";
import jsonLogic from "json-logic-js";
import Publicodes from "publicodes";

const INPUTS_COMPARED = 200;
const RUNS = 5;

/**
 * The i-th set of answers: `inputs` of ../twelve/mod.rs.
 * @param {number} i
 */
function inputs(i) {
  return {
    level: i % 3,
    local: i % 2,
    district: 1,
    days: 5 + (i % 12),
    main: 1,
    transport: 40_000 + 1_000 * (i % 50),
    lodging: 60_000,
    meals: 20_000,
    props: 150_000 + 777 * (i % 40),
    cost: 900_000 + 1_000 * (i % 99),
    share: 900_000 + 10_000 * (i % 60),
    revenue: 40_000_000 + 1_000_000 * (i % 100),
    received: 0,
    rent: 200_000,
    year: 1 + (i % 4),
    grads: i % 20,
    nights: i % 12,
    people: 30,
    rd: 500_000 + 1_000 * (i % 30),
    rdLast: 510_000,
    tr: 90_000 + 1_000 * (i % 7),
    over: 3_000_000,
    pdv: 20_000_000 + 1_000_000 * (i % 12),
  };
}

const MEASURES = Array.from({ length: 12 }, (_, index) => `m${index + 1}`);

// Written by hand: what a machine cannot undercut by much.

/** @param {ReturnType<typeof inputs>} a */
function byHand(a) {
  let total = 0;
  if (a.level >= 2 && a.district) {
    total += a.local ? 120_000 : 80_000;
  }
  if (a.days >= 7 && a.main) {
    total += Math.min((a.transport + a.lodging + a.meals + a.props) * 0.1, 100_000);
  }
  if (a.days > 10) {
    total += Math.min(a.cost * 0.2, 500_000);
  }
  if (a.share >= 1_000_000) {
    total += Math.min(a.share * 0.1, 1_000_000);
  }
  total += Math.max(levelOfRevenue(a.revenue) - a.received, 0);
  if (a.year <= 3) {
    total += Math.min(a.rent * 0.3, 100_000);
  }
  total += a.grads * 3_000;
  total += Math.min(a.nights, 7) * a.people * 0;
  total += Math.max(a.rd - a.rdLast, 0) * 0.01;
  total += Math.min(a.tr * 0.5, 500_000);
  total += Math.min(a.over * 0.05, 1_000_000);
  total += Math.min(a.pdv, 25_000_000) * 0.2 + Math.max(a.pdv - 25_000_000, 0) * 0.18;
  return Math.min(total, 30_000_000);
}

/** @param {number} revenue */
function levelOfRevenue(revenue) {
  if (revenue >= 1_000_000_000) return 2_000_000;
  if (revenue >= 500_000_000) return 1_000_000;
  if (revenue >= 100_000_000) return 500_000;
  return revenue >= 50_000_000 ? 200_000 : 0;
}

// json-logic: one expression.

/** @param {string} name */
const answer = (name) => ({ var: name });

/** @type {Record<string, jsonLogic.RulesLogic>} */
const jsonLogicMeasures = {
  m1: {
    if: [
      { and: [{ ">=": [answer("level"), 2] }, answer("district")] },
      { "*": [80_000, { if: [answer("local"), 1.5, 1] }] },
      0,
    ],
  },
  m2: {
    if: [
      { and: [{ ">=": [answer("days"), 7] }, answer("main")] },
      {
        min: [
          { "*": [{ "+": ["transport", "lodging", "meals", "props"].map(answer) }, 0.1] },
          100_000,
        ],
      },
      0,
    ],
  },
  m3: { if: [{ ">": [answer("days"), 10] }, { min: [{ "*": [answer("cost"), 0.2] }, 500_000] }, 0] },
  m4: {
    if: [
      { ">=": [answer("share"), 1_000_000] },
      { min: [{ "*": [answer("share"), 0.1] }, 1_000_000] },
      0,
    ],
  },
  m5: {
    max: [
      {
        "-": [
          {
            if: [
              { ">=": [answer("revenue"), 1_000_000_000] },
              2_000_000,
              { ">=": [answer("revenue"), 500_000_000] },
              1_000_000,
              { ">=": [answer("revenue"), 100_000_000] },
              500_000,
              { ">=": [answer("revenue"), 50_000_000] },
              200_000,
              0,
            ],
          },
          answer("received"),
        ],
      },
      0,
    ],
  },
  m6: { if: [{ "<=": [answer("year"), 3] }, { min: [{ "*": [answer("rent"), 0.3] }, 100_000] }, 0] },
  m7: { "*": [answer("grads"), 3_000] },
  m8: { "*": [{ min: [answer("nights"), 7] }, answer("people"), 0] },
  m9: { "*": [{ max: [{ "-": [answer("rd"), answer("rdLast")] }, 0] }, 0.01] },
  m10: { min: [{ "*": [answer("tr"), 0.5] }, 500_000] },
  m11: { min: [{ "*": [answer("over"), 0.05] }, 1_000_000] },
  m12: {
    "+": [
      { "*": [{ min: [answer("pdv"), 25_000_000] }, 0.2] },
      { "*": [{ max: [{ "-": [answer("pdv"), 25_000_000] }, 0] }, 0.18] },
    ],
  },
};

const jsonLogicRule = {
  min: [{ "+": MEASURES.map((id) => jsonLogicMeasures[id]) }, 30_000_000],
};

// zen: one node of expressions, the later ones using the earlier.

const zenExpressions = {
  m1: "level >= 2 and district == 1 ? 80000 * (local == 1 ? 1.5 : 1) : 0",
  m2: "days >= 7 and main == 1 ? min([(transport + lodging + meals + props) * 0.1, 100000]) : 0",
  m3: "days > 10 ? min([cost * 0.2, 500000]) : 0",
  m4: "share >= 1000000 ? min([share * 0.1, 1000000]) : 0",
  step:
    "revenue >= 1000000000 ? 2000000 : revenue >= 500000000 ? 1000000 : " +
    "revenue >= 100000000 ? 500000 : revenue >= 50000000 ? 200000 : 0",
  m5: "max([$.step - received, 0])",
  m6: "year <= 3 ? min([rent * 0.3, 100000]) : 0",
  m7: "grads * 3000",
  m8: "min([nights, 7]) * people * 0",
  m9: "max([rd - rdLast, 0]) * 0.01",
  m10: "min([tr * 0.5, 500000])",
  m11: "min([over * 0.05, 1000000])",
  m12: "min([pdv, 25000000]) * 0.2 + max([pdv - 25000000, 0]) * 0.18",
  total: `min([${MEASURES.map((id) => `$.${id}`).join(" + ")}, 30000000])`,
};

function zenDecision() {
  const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
  const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: "edge", sourceId, targetId });
  const expressions = Object.entries(zenExpressions);
  const graph = {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      node("answers", "inputNode"),
      node("rules", "expressionNode", {
        expressions: expressions.map(([key, value]) => ({ id: key, key, value })),
      }),
      node("result", "outputNode"),
    ],
    edges: [edge("answers", "rules"), edge("rules", "result")],
  };
  return new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
}

// publicodes: named rules; each evaluation keeps the tree that explains it.

function publicodesEngine() {
  const asked = Object.keys(inputs(0)).map((name) => [name, { "par défaut": 0 }]);
  return new Publicodes({
    ...Object.fromEntries(asked),
    m1: {
      "applicable si": { "toutes ces conditions": ["level >= 2", "district = 1"] },
      valeur: "80000 * factor",
    },
    factor: { variations: [{ si: "local = 1", alors: 1.5 }, { sinon: 1 }] },
    m2: {
      "applicable si": { "toutes ces conditions": ["days >= 7", "main = 1"] },
      valeur: "(transport + lodging + meals + props) * 0.1",
      plafond: 100_000,
    },
    m3: { "applicable si": "days > 10", valeur: "cost * 0.2", plafond: 500_000 },
    m4: { "applicable si": "share >= 1000000", valeur: "share * 0.1", plafond: 1_000_000 },
    step: {
      variations: [
        { si: "revenue >= 1000000000", alors: 2_000_000 },
        { si: "revenue >= 500000000", alors: 1_000_000 },
        { si: "revenue >= 100000000", alors: 500_000 },
        { si: "revenue >= 50000000", alors: 200_000 },
        { sinon: 0 },
      ],
    },
    m5: { valeur: "step - received", plancher: 0 },
    m6: { "applicable si": "year <= 3", valeur: "rent * 0.3", plafond: 100_000 },
    m7: { valeur: "grads * 3000" },
    counted: { valeur: "nights", plafond: 7 },
    m8: { valeur: "counted * people * 0" },
    more: { valeur: "rd - rdLast", plancher: 0 },
    m9: { valeur: "more * 0.01" },
    m10: { valeur: "tr * 0.5", plafond: 500_000 },
    m11: { valeur: "over * 0.05", plafond: 1_000_000 },
    m12: {
      barème: { assiette: "pdv", tranches: [{ taux: "20%", plafond: 25_000_000 }, { taux: "18%" }] },
    },
    total: { valeur: { somme: MEASURES }, plafond: 30_000_000 },
  });
}

// Measuring.

const decision = zenDecision();
const engine = publicodesEngine();

const PEERS = [
  { engine: "javascript", evaluations: 200_000, evaluate: byHand },
  {
    engine: "json-logic",
    evaluations: 20_000,
    evaluate: (answers) => jsonLogic.apply(jsonLogicRule, answers),
  },
  {
    engine: "zen",
    evaluations: 3_000,
    evaluate: async (answers) => (await decision.evaluate(answers)).result.total,
  },
  {
    engine: "publicodes",
    evaluations: 300,
    evaluate: (answers) => engine.setSituation(answers).evaluate("total").nodeValue,
  },
];

for (const { engine, evaluations, evaluate } of PEERS) {
  const totals = [];
  for (let i = 0; i < INPUTS_COMPARED; i++) {
    totals.push(Math.round((await evaluate(inputs(i))) * 100));
  }
  console.log(JSON.stringify({ engine, microseconds: await median(evaluate, evaluations), totals }));
}

/** The median time of an evaluation in microseconds; a first run only warms up. */
async function median(evaluate, evaluations) {
  const times = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    for (let i = 0; i < evaluations; i++) {
      const result = evaluate(inputs(i));
      // Waiting for what is there already would be charged to those that do not make one wait.
      if (result instanceof Promise) {
        await result;
      }
    }
    times.push(((performance.now() - start) * 1000) / evaluations);
  }
  return times.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}
