import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
