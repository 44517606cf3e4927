/** The page of National Human Trafficking Awareness Day, what its mail brings of it, and the picture for signatures. In Spanish. */
import type { Catalogue } from '../catalogue.ts';

export const signatureBlock: Catalogue['signatureBlock'] = {
  words: 'Enero es el Mes Nacional de la Prevención de la Trata de Personas',
  day: '#WearBlueDay 11 de enero',
  alternative: '{words}. {agency}. {day}.',
};

export const awarenessDay: Catalogue['awarenessDay'] = {
  toPage: 'Publicaciones para compartir y una imagen para su firma',
  toPageOver: 'De qué se trata el día',
  over: 'El 11 de enero ya pasó. Gracias por participar.',

  postsTitle: 'Publicaciones para compartir',
  postsLead:
    'Copie una o escriba la suya. Agregue una foto en la que usted lleve algo azul y la etiqueta {tag}.',
  posts: {
    short:
      'El 11 de enero es el Día Nacional de Concientización sobre la Trata de Personas. Me visto de azul porque toda persona merece vivir segura y libre. Vístase de azul y comparta su foto: #WearBlueDay {page}',
    learn:
      'La trata de personas puede ocurrir en cualquier lugar y muchas veces nadie la ve. El 11 de enero, Día Nacional de Concientización sobre la Trata de Personas, dedique unos minutos a conocer las señales y los lugares donde se encuentra ayuda. Después, vístase de azul y comparta su foto con #WearBlueDay. Eventos y capacitaciones de enero: {page}',
    team: 'Nuestro equipo se viste de azul el 11 de enero, Día Nacional de Concientización sobre la Trata de Personas. Apoyamos a las personas sobrevivientes y a quienes trabajan para que nadie sea explotado. Participe: póngase algo azul, tómese una foto y compártala con #WearBlueDay. Vea cómo participar en el Mes Nacional de la Prevención de la Trata de Personas: {page}',
  },
  post: 'Publicación {number}',
  fits: '{count} caracteres. Cabe en {networks}.',
  tooLong: '{count} caracteres. Demasiado larga para {networks}.',
  fitsSome: '{count} caracteres. Cabe en {networks}; demasiado larga para {others}.',
  copy: 'Copiar esta publicación',
  copied: 'Copiada.',

  beforeTitle: 'Antes de publicar',
  before: [
    'Pida permiso a todas las personas de la foto y dígales dónde la publicará.',
    'No muestre la cara de niños, niñas ni adolescentes.',
    'No muestre, etiquete ni nombre a sobrevivientes, y no cuente la historia de nadie en su lugar.',
    'No muestre cadenas, esposas ni golpes: hacen daño y ocultan cómo suele ser la trata.',
    'Desactive la ubicación y fíjese en lo que se ve detrás de usted en la foto.',
  ],
  beforeShort:
    'Pida permiso a todas las personas de la foto, no muestre la cara de menores y nunca muestre, etiquete ni nombre a sobrevivientes.',
  safety: '¿Podría ver lo que usted publica o lee alguien que no debe saberlo?',
  safetyLink: 'Lea primero sobre la seguridad',

  proclamationTitle: 'Proclamación',
  proclamation: '{title} (año {year})',

  blockTitle: 'Una imagen para la firma de su correo',
  blockOffer: {
    early: 'A partir del {ahead} encontrará aquí una imagen para la firma de su correo en enero.',
    ahead: 'Para enero: prepárela ahora y agréguela a su firma el {on}.',
    on: 'Agregue esta imagen a la firma de su correo durante el mes de enero y quítela el {over}.',
    over: 'Enero ya terminó: por favor, quite la imagen de la firma de su correo. Gracias por haberla mostrado.',
  },
  blockGone: 'Esta imagen era para enero de {year}. Por favor, quítela de su firma.',
  blockEarly: 'Esta imagen todavía no está disponible.',
  download: 'Descargar la imagen',
  inOther: 'La misma en {language}',
  alternativeTitle: 'Texto alternativo, para las personas que no ven imágenes:',
  stepsTitle: 'Cómo agregarla',
  steps: {
    save: [
      'Pulse «Descargar la imagen» y recuerde dónde se guarda.',
      'Agréguela como lo pide su programa (más abajo). Donde pida un texto alternativo, pegue el nuestro; si nunca lo pide, escriba las palabras de la imagen debajo de ella.',
    ],
    newOutlook: {
      title: 'Outlook nuevo y Outlook en la web',
      steps: [
        'Abra Configuración (el engranaje), luego Cuenta y luego Firmas.',
        'Elija su firma y haga clic donde va la imagen.',
        'Pulse el icono de imagen (Insertar imágenes en línea) y elija la imagen.',
        'Pulse Guardar.',
      ],
    },
    classicOutlook: {
      title: 'Outlook clásico para Windows',
      steps: [
        'Abra Archivo, luego Opciones, luego Correo y luego Firmas.',
        'Elija su firma y haga clic donde va la imagen.',
        'Pulse el icono de imagen, elija la imagen y pulse Insertar.',
        'Haga clic derecho en la imagen, elija Imagen y luego Texto alternativo, y pegue el texto. Pulse Aceptar.',
      ],
    },
    gmail: {
      title: 'Gmail, en una computadora',
      steps: [
        'Abra Configuración (el engranaje), luego Ver toda la configuración, y baje hasta Firma.',
        'Elija su firma y haga clic donde va la imagen.',
        'Pulse el icono de imagen (Insertar imagen), luego Subir, y elija la imagen.',
        'Haga clic en la imagen, elija Pequeña y pulse Guardar cambios al final de la página.',
      ],
    },
  },

  mail: {
    title: 'Listo para compartir',
    page: 'Publicaciones para compartir y la imagen para la firma de su correo:',
    post: 'Una publicación para copiar:',
    block: 'Cómo agregar la imagen a su firma durante el mes de enero:',
  },
};
