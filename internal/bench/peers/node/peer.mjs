// Decides companies with json-rules-engine or GoRules ZEN. The rules come from
// the program that starts this one, generated from the rulebook.
//
// A first line on standard input is {"engine", "rules", "wanted", "profiles"}; each line
// after it is {"n"}: decide n companies, answer {"ns", "answers"}.
import readline from 'node:readline'

// Points are added as rules fire. A band is a fact worked out when a choice first
// asks for it, and by then, by priority, all points are in.
async function jsonRulesEngine ({ tables, rules }, wanted) {
  const { Engine } = await import('json-rules-engine')
  const engine = new Engine(rules)
  let points
  for (const { id, bands } of tables) {
    engine.addFact(id, () => bands.find(b => points[id] <= b.high).id)
  }
  engine.on('success', ({ type, params }, almanac) => {
    if (type === 'points') points[params.table] += params.points
    else almanac.addRuntimeFact(params.choice, params.outcome)
  })
  return async profile => {
    points = Object.fromEntries(tables.map(t => [t.id, 0]))
    const { almanac } = await engine.run(profile)
    return Promise.all(wanted.map(id => almanac.factValue(id)))
  }
}

async function zen (graph, wanted) {
  const { ZenEngine } = await import('@gorules/zen-engine')
  const decision = new ZenEngine().createDecision(graph)
  return async profile => {
    const { result } = await decision.evaluate(profile)
    return wanted.map(id => result[id])
  }
}

let decide, profiles
for await (const line of readline.createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line)
  if (ask.engine) {
    profiles = ask.profiles
    decide = await (ask.engine === 'zen' ? zen : jsonRulesEngine)(ask.rules, ask.wanted)
    continue
  }
  const answers = []
  const began = process.hrtime.bigint()
  for (let k = 0; k < ask.n; k++) {
    answers[k % profiles.length] = await decide(profiles[k % profiles.length])
  }
  const ns = Number(process.hrtime.bigint() - began)
  process.stdout.write(JSON.stringify({ ns, answers }) + '\n')
}
