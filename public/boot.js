// Starts the app: hands it the data that the page carries, then the Wasm.
const boot = async () => {
  const { js, wasm } = document.getElementById("app").dataset;
  const resources = [];
  for (const [id, value] of JSON.parse(document.getElementById("hydration").textContent)) resources[id] = value;
  Object.assign(globalThis, {
    __RESOLVED_RESOURCES: resources,
    __SERIALIZED_ERRORS: [],
    __PENDING_RESOURCES: [],
    __RESOURCE_RESOLVERS: [],
    __INCOMPLETE_CHUNKS: [],
  });
  const { default: start } = await import(js);
  await start({ module_or_path: wasm });
};

boot().then(
  () => dispatchEvent(new Event("app-ready")),
  (error) => {
    dispatchEvent(new Event("app-failed"));
    throw error;
  },
);
