/** Resources, and what a year's page says beside its events. In Spanish. */
export const resources = {
  title: 'Recursos',
  lead: 'Para leer, escuchar, ver y aprender, y datos con sus fuentes.',
  kinds: {
    fact: 'Datos',
    guide: 'Guías y materiales',
    training: 'Capacitaciones',
    book: 'Libros y novelas',
    podcast: 'Pódcast',
    film: 'Películas, cortometrajes y videos',
    article: 'Artículos',
    archive: 'Archivos',
    website: 'Sitios web',
    service: 'Ayuda y servicios',
  },
  counted: '{kind} ({count})',
  kindsTitle: 'Tipos de recursos',
  all: 'Todos',
  filter: {
    topic: 'Tema',
    anyTopic: 'Todos los temas',
    language: 'Idioma del recurso',
    anyLanguage: 'Todos los idiomas',
    show: 'Mostrar',
  },
  found: { one: '1 recurso', other: '{count} recursos' },
  none: 'Ningún recurso corresponde a lo que eligió.',
  showAll: 'Mostrar todos los recursos',
  nothingYet: 'Todavía no se han agregado recursos.',
  note: 'Antes de abrirlo:',
  noteOfKind: 'Antes de empezar:',
  source: 'Fuente: {source}, {date}',
  language: 'En {language}',
  shareTitle: 'Comparta un recurso',

  shared: {
    pagesTitle: 'Más recursos compartidos por la comunidad',
    pageOf: 'Página {page} de {pages} de lo que ha compartido la comunidad',
    newer: 'Más recientes',
    older: 'Anteriores',
  },

  facts: 'Datos y sus fuentes',
  toAll: 'Todos los recursos',
  moreTrainings: 'Más capacitaciones entre los recursos',
};

export const monthPage = {
  contents: 'En esta página',
  community: 'Eventos de la comunidad',
  contacts: 'Preguntas y novedades',
  ask: 'Para más información, escriba a:',
  lists: 'Para recibir novedades, suscríbase por correo:',
};
