// Runs the SQL on its standard input in DuckDB, in memory.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.run(readFileSync(0, 'utf8'))
