/** Signing with a finger, a pen or the mouse on a canvas. */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(data: string) => void} onSigned called after each stroke with the picture, a data: URL
 * @returns {{clear: () => void}}
 */
export function ink(canvas, onSigned) {
    const context = canvas.getContext("2d");
    context.lineWidth = 2.5;
    context.lineCap = "round";
    let drawing = false;
    const at = (ev) => {
        const box = canvas.getBoundingClientRect();
        return [
            ((ev.clientX - box.left) * canvas.width) / box.width,
            ((ev.clientY - box.top) * canvas.height) / box.height,
        ];
    };
    canvas.addEventListener("pointerdown", (ev) => {
        ev.preventDefault();
        drawing = true;
        context.beginPath();
        context.moveTo(...at(ev));
    });
    canvas.addEventListener("pointermove", (ev) => {
        if (drawing) {
            context.lineTo(...at(ev));
            context.stroke();
        }
    });
    const stop = () => {
        if (drawing) {
            drawing = false;
            onSigned(canvas.toDataURL("image/png"));
        }
    };
    canvas.addEventListener("pointerup", stop);
    canvas.addEventListener("pointerleave", stop);
    canvas.addEventListener("pointercancel", stop);
    return { clear: () => context.clearRect(0, 0, canvas.width, canvas.height) };
}
