// The pages, in the order of the navigation. A page is a module with
// show(root, parameters): fills the element and returns a function that ends what it began.

export const PAGES = [
  {name: "alerts", title: "Alerts", pattern: /^\/(alerts)?$/, module: () => import("./pages/alerts.js")},
  {name: "live", title: "Live", pattern: /^\/live$/, module: () => import("./pages/live.js")},
  {name: "areas", title: "Areas", pattern: /^\/areas$/, module: () => import("./pages/areas.js")},
  {name: "health", title: "Health", pattern: /^\/health$/, module: () => import("./pages/health.js")},
  {name: "setup", title: "Setup", role: "engineer", pattern: /^\/setup$/, module: () => import("./pages/setup.js")},
];

/** Pages that are reached from others. */
export const MORE_PAGES = [
  {name: "alerts", title: "Alert", pattern: /^\/alerts\/(?<id>[^/]+)$/, module: () => import("./pages/alert.js")},
  {name: "live", title: "Camera", pattern: /^\/live\/(?<camera>[^/]+)$/, module: () => import("./pages/live.js")},
];
