/** Newsletter issues, by mail and in the archive. In Spanish. */
export const newsletter = {
  subject: 'Boletín de {agency}: {date}',
  preheader: 'El boletín de {agency}, {date}. Los artículos están en este correo.',
  kicker: 'Boletín, {date}',
  readOnline: 'Leerlo en nuestro sitio',
  readOnlineText: 'Léalo en nuestro sitio:',
  below:
    'Más abajo en este correo: el título y los artículos de este número, a quién pedir subtítulos, lengua de señas u otra adaptación, y cómo cancelar la suscripción.',
  allEvents: 'Ver todo el calendario',
  archive: {
    title: 'Boletines',
    intro: 'Todos los números de nuestros boletines, del más reciente al más antiguo.',
    none: 'Todavía no hay ningún número. Vuelva más adelante.',
    search: 'Buscar en los boletines',
    searchHint:
      'Palabras de un título o de un artículo. No guardamos lo que usted busca; su navegador puede guardarlo.',
    find: 'Buscar',
    found: { one: '1 número encontrado', other: '{count} números encontrados' },
    nothingFound: 'Ningún número contiene todas esas palabras. Pruebe con menos palabras o con otras.',
    showAll: 'Ver todos los números',
    tags: 'Temas',
    allTags: 'Todos',
    feed: 'Seguir los números nuevos en un lector de noticias (Atom)',
    signUpTitle: 'Reciba el próximo número por correo electrónico',
    signUp: 'Inscribirse',
  },
  issue: {
    notTranslated: 'Este número no está traducido. Está en {language}.',
    toArchive: 'Todos los boletines',
  },
  feed: { title: '{agency}: boletines' },
};
