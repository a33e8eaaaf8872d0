/**
 * The questions that are asked, given what was answered so far; the server decides the same way.
 *
 * What was picked in a question that is no longer shown does not count, however far down the chain.
 * @param {{id: number, choices: {id: number}[], triggers: number[], value: any, type: string}[]} questions in order
 * @returns {Set<number>} their ids
 */
export function shown(questions) {
    const visible = new Set();
    const picked = new Set();
    for (const question of questions) {
        if (!question.triggers.length || question.triggers.some((choice) => picked.has(choice))) {
            visible.add(question.id);
            if (["simple_choice", "multiple_choice"].includes(question.type) && !question.refused) {
                question.value.forEach((choice) => picked.add(choice));
            }
        }
    }
    return visible;
}

/** Whether there is an answer, be it that the person would not say. */
export function isAnswered(question) {
    const { value } = question;
    if (question.refused) {
        return true;
    }
    if (question.type === "matrix") {
        const rows = Object.values(value).filter((row) => row.length);
        return question.mandatory ? rows.length === question.rows.length : rows.length > 0;
    }
    return Array.isArray(value) ? value.length > 0 : value !== "" && value !== false;
}
