// Photos: made smaller on the phone where it can (which also leaves out where they were
// taken), kept until they are sent. What the phone cannot read goes as it is: the
// server makes it fit.
"use strict";
langso.fit = (() => {
  const SIDE = 1800, QUALITY = 0.8;

  function canvasOf(image, side) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async function smaller(file) {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const canvas = canvasOf(image, SIDE);
    image.close();
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no photo"))), "image/jpeg", QUALITY);
    });
  }

  async function fit(file, keepsLocation) {
    if (!file.type.startsWith("image/") || keepsLocation) return file;
    try {
      return await smaller(file);
    } catch (error) {
      return file;
    }
  }

  async function preview(blob) {
    try {
      return canvasOf(await createImageBitmap(blob), 320);
    } catch (error) {
      return null;
    }
  }

  return { fit, preview };
})();
