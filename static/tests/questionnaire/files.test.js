import { expect, test } from "@odoo/hoot";
import { ink } from "@crm_portfolio/questionnaire/ink";
import { readFile } from "@crm_portfolio/questionnaire/files";

test("a small file goes as it is", async () => {
    const file = new File(["hello"], "note.txt", { type: "text/plain" });
    expect(await readFile(file)).toEqual({ name: "note.txt", data: "data:text/plain;base64,aGVsbG8=" });
});

test("an image that cannot be drawn goes as it is too", async () => {
    const file = new File([new Uint8Array(400 * 1024)], "photo.heic", { type: "image/heic" });
    const { name, data } = await readFile(file);
    expect(name).toBe("photo.heic");
    expect(data).toMatch(/^data:image\/heic;base64,/);
});

test("a stroke is a signature, a pen that only passes is none", async () => {
    const canvas = document.createElement("canvas");
    const signed = [];
    const pad = ink(canvas, (data) => signed.push(data));
    const pointer = (type) => canvas.dispatchEvent(new PointerEvent(type, { clientX: 3, clientY: 4, cancelable: true }));
    pointer("pointermove");
    pointer("pointerup");
    expect(signed).toHaveLength(0);
    pointer("pointerdown");
    pointer("pointermove");
    pointer("pointerup");
    expect(signed).toHaveLength(1);
    expect(signed[0]).toMatch(/^data:image\/png/);
    pad.clear();
});
