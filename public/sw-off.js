// The switch: put in the place of `sw.js`, it takes everything that was kept off the device, and itself.
addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const leave = async () => {
    const own = (await caches.keys()).filter((name) => name.startsWith(`site 1 ${registration.scope} `));
    await Promise.all(own.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(leave());
});

addEventListener("message", ({ ports: [port] }) => port.postMessage({}));
