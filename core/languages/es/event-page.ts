/** The page of one event, and how it gets into a reader’s own calendar. In Spanish. */
export const eventPage = {
  toForm: {
    reminders: 'Reciba un recordatorio por correo electrónico',
    place: 'Inscríbase en este evento',
  },
  back: 'Todos los eventos de {year}',

  zone: {
    open: 'Ver la hora en otra zona horaria',
    label: 'Zona horaria',
    button: 'Mostrar la hora',
    here: '{zone}, donde está previsto el evento',
    unknown: 'No conocemos esta zona horaria. Elija una de la lista.',
    same: 'Esta es la zona horaria del evento mismo.',
    names: {
      'America/Los_Angeles': 'Hora del Pacífico',
      'America/Denver': 'Hora de la montaña',
      'America/Phoenix': 'Hora de Arizona',
      'America/Chicago': 'Hora del centro',
      'America/New_York': 'Hora del este',
      'America/Anchorage': 'Hora de Alaska',
      'Pacific/Honolulu': 'Hora de Hawái',
      'America/Puerto_Rico': 'Hora del Atlántico (Puerto Rico, Islas Vírgenes de EE. UU.)',
      'Pacific/Guam': 'Hora de Chamorro (Guam, Islas Marianas del Norte)',
      'Pacific/Pago_Pago': 'Hora de Samoa Americana',
      UTC: 'Tiempo universal coordinado (UTC)',
    },
  },

  add: {
    title: 'Agréguelo a su calendario',
    shows: {
      discreet:
        'Otras personas podrían ver su calendario: la entrada muestra solo la agencia, el tipo de evento y la hora.',
      open: 'La entrada muestra también el título y el lugar. Otras personas podrían ver su calendario.',
    },
    rather: { discreet: 'Mostrar menos', open: 'Mostrar también el título y el lugar' },
    file: 'Archivo de calendario (Apple, Outlook y otros)',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    office: 'Outlook del trabajo o la escuela (Microsoft 365)',
    mail: 'O agréguelo a:',
    mailText: 'O agréguelo a Google Calendar u Outlook desde esta página:',
    all: 'Tenga todos los eventos en su calendario',
  },

  entry: {
    titleAndWhen: '{title} – {when}',
    canceled: 'Cancelado: {title}',
    details: 'Los detalles están en esta página: {address}',
    join: 'Conectarse en línea: {address}',
  },

  feed: {
    name: 'Eventos de {agency} {year}',
    nameOfTopic: '{name}: {topic}',
    description: 'Eventos de {agency}. Cada entrada muestra el tipo de evento y su hora.',
    noCalendar: 'No hay calendario de este año.',
    noEvent: 'Ese evento no existe.',
    noTopic: 'Ningún evento de este año tiene este tema.',
    wrong: {
      language: 'Este idioma no se ofrece. Escriba language= y uno de estos: {known}.',
      style: 'Ese estilo no existe. Escriba style= y uno de estos: {known}.',
      kind: 'Ese tipo de evento no existe. Escriba kind= y uno de estos: {known}.',
      topic: 'Indique un solo tema.',
    },
  },

  subscribe: {
    link: 'Suscríbase a este calendario',
    title: 'Suscríbase al calendario de {year}',
    lead: 'Su propio calendario puede mostrar nuestros eventos y mantenerlos al día. Usted no da ninguna dirección y no sabemos quién es.',
    whichTitle: '¿Cuánto debe mostrar?',
    which:
      'Otras personas podrían ver su calendario: en una pantalla compartida, en el trabajo o donde usted lo comparta. Elija cuánto muestra.',
    discreet: 'Discreto',
    discreetWhat:
      'Cada entrada muestra solo la agencia, el tipo de evento y la hora. Un enlace en ella lleva a lo demás.',
    open: 'Abierto',
    openWhat: 'Cada entrada muestra también el título, la descripción, el lugar y el enlace para participar.',
    subscribe: 'Suscribirse ({language})',
    inGoogle: 'Agregar a Google Calendar ({language})',
    address: 'Dirección para cualquier otro programa ({language}):',
    topicsTitle: 'Un solo tema',
    ofTopic: '{style} ({language})',
    topics: 'Estos calendarios contienen los eventos de un solo tema. Sus direcciones no lo nombran.',
    howTitle: 'Cómo se hace',
    how: {
      apple: 'iPhone, iPad y Mac: oprima “Suscribirse” y confirme.',
      google:
        'Google Calendar: oprima “Agregar a Google Calendar” en una computadora. En su teléfono aparece por sí solo.',
      outlook:
        'Outlook: copie la dirección. Elija “Agregar calendario”, luego “Suscribirse desde la web”, y péguela ahí.',
      others: 'Otros programas: copie la dirección y busque ahí un calendario de internet.',
    },
    changes:
      'Los programas de calendario nos preguntan por cambios cada pocas horas; algunos tardan un día. Un evento cancelado permanece y dice que está cancelado.',
    leave: 'Para terminar, quite el calendario de su programa.',
    otherForms: 'Para programas y lectores de noticias: {atom} y {json}.',
  },
};
