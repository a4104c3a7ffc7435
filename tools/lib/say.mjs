/** Writes a line for the person at the terminal. @param {string} text */
export const say = (text) => void process.stdout.write(`${text}\n`);

/** Writes a line about something that went wrong. @param {string} text */
export const complain = (text) => void process.stderr.write(`${text}\n`);
