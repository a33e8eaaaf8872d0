/** Photos and files on their way to a questionnaire: on our own screen and on the customer's page alike. */

const LONGEST_SIDE = 1600;

/**
 * A file as it is handed in. Photos of a phone are several megabytes: they are made smaller first, so that a weak
 * signal carries them; whatever the browser cannot draw goes as it is, and the server judges it.
 * @param {File} file
 * @returns {Promise<{name: string, data: string}>} data is a data: URL
 */
export async function readFile(file) {
    if (file.type.startsWith("image/") && file.size > 300 * 1024) {
        try {
            return { name: file.name, data: await shrink(file) };
        } catch {
            // not an image the browser knows
        }
    }
    return { name: file.name, data: await asDataUrl(file) };
}

async function shrink(file) {
    const bitmap = await window.createImageBitmap(file);
    const ratio = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * ratio);
    canvas.height = Math.round(bitmap.height * ratio);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.85);
}

function asDataUrl(file) {
    return new Promise((resolve, reject) => {
        const reader = new window.FileReader();
        reader.onload = () => resolve(reader.result);
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(file);
    });
}
