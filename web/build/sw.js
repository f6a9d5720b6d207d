// The application's shell, so that it opens when the server is out of reach. What the server says is never kept here: only
// files of one build, by its version; those of another version go when this one takes over.
const name = `ciclo-shell-${'VERSION'}`;
const files = 'FILES';

addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  const others = (names) => names.filter((one) => one.startsWith('ciclo-shell-') && one !== name);
  event.waitUntil(caches.keys().then((names) => Promise.all(others(names).map((one) => caches.delete(one)))));
});

async function page(request) {
  try {
    return await fetch(request);
  } catch (trouble) {
    return (await caches.match('/', { cacheName: name })) ?? Promise.reject(trouble);
  }
}

async function asset(request) {
  return (await caches.match(request, { cacheName: name })) ?? fetch(request);
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|share|health)(\/|$)/.test(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});
