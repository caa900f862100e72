// Starts the app: what the framework looks for, then the Wasm. The page's data waits in the document.
const boot = async () => {
  const { js, wasm } = document.getElementById("app").dataset;
  Object.assign(globalThis, {
    __RESOLVED_RESOURCES: [],
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
