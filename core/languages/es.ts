/** Spanish, as it is written for readers in the United States. */

import type { Catalogue } from './catalogue.ts';
import { awarenessDay, signatureBlock } from './es/awareness-day.ts';
import { checkIn } from './es/check-in.ts';
import { confirm, confirmed, stop } from './es/confirm.ts';
import { digest, rhythm } from './es/digest.ts';
import { eventPage } from './es/event-page.ts';
import { forms } from './es/forms.ts';
import { information } from './es/information.ts';
import { letters } from './es/letters.ts';
import { manage } from './es/manage.ts';
import { moderation } from './es/moderation.ts';
import { newsletter } from './es/newsletter.ts';
import { notice } from './es/notice.ts';
import { programme } from './es/programme.ts';
import { registration } from './es/registration.ts';
import { monthPage, resources } from './es/resources.ts';
import { serviceLevels } from './es/service-levels.ts';
import { askForLink, checkEmail, signUp } from './es/sign-up.ts';
import { submissions } from './es/submissions.ts';
import { unsubscribe } from './es/unsubscribe.ts';

export const es: Catalogue = {
  tag: 'es',
  name: 'Español',
  dir: 'ltr',
  locale: 'es-US',
  zoneName: 'longGeneric',

  kinds: {
    WEBINAR: 'seminario web',
    'IN-PERSON': 'evento presencial',
    EXHIBIT: 'exposición',
    'ON-DEMAND': 'capacitación en línea',
    OBSERVANCE: 'día de concientización',
  },
  kindLabels: {
    WEBINAR: 'Seminario web',
    'IN-PERSON': 'Presencial',
    EXHIBIT: 'Exposición',
    'ON-DEMAND': 'A su ritmo',
    OBSERVANCE: 'Día de concientización',
  },

  when: {
    hours: '{hours}, {zone}',
    hoursAcrossDays: 'empieza: {start}; termina: {end} del último día, {zone}',
    full: '{day}, {hours}',
  },

  subject: {
    discreet: {
      coming: '{agency}, {kind}: {when}',
      today: '{agency}, {kind} hoy: {when}',
      opening: '{agency}, {kind}, desde hoy: {when}',
      running: '{agency}, {kind}, en curso: {when}',
      over: '{agency}, seguimiento: {kind}, {when}',
      recorded: '{agency}, ya está la grabación: {kind}, {when}',
      cancelled: 'Cancelación: {agency}, {kind}, {when}',
    },
    open: {
      coming: '{title} – {when}',
      today: 'Hoy: {title}',
      opening: 'Desde hoy: {title}',
      running: 'En curso: {title}',
      over: 'Seguimiento: {title}',
      recorded: 'Ya está la grabación: {title}',
      cancelled: 'Cancelación: {title} – {when}',
    },
  },

  preheader: {
    coming: 'Recordatorio de {agency}: {kind}, {when}. Los detalles están en este correo.',
    today: 'De parte de {agency}: {kind} hoy, {when}. Los detalles están en este correo.',
    opening: 'De parte de {agency}: {kind}, desde hoy, {when}. Los detalles están en este correo.',
    running: 'De parte de {agency}: {kind}, en curso, {when}. Los detalles están en este correo.',
    over: 'De parte de {agency}, seguimiento: {kind}, {when}. Los detalles están en este correo.',
    recorded:
      'De parte de {agency}, ya está la grabación: {kind}, {when}. Los detalles están en este correo.',
    cancelled: 'De parte de {agency}, cancelación: {kind}, {when}. Los detalles están en este correo.',
  },

  kicker: {
    coming: 'Recordatorio: {kind}',
    today: 'Hoy: {kind}',
    opening: 'Desde hoy: {kind}',
    running: 'En curso: {kind}',
    over: 'Seguimiento: {kind}',
    recorded: 'Ya está la grabación: {kind}',
    cancelled: 'Cancelación: {kind}',
  },
  joinIn: {
    coming: 'Participe',
    today: 'Participe hoy',
    withTag: '{joinIn} con {tag}',
  },

  remark: {
    over: 'Este evento ya se realizó. Gracias por su interés.',
    recorded: 'Este evento ya se realizó, y usted puede ver la grabación. Gracias por su interés.',
    cancelled: 'Este evento se canceló. No se realizará en esta fecha.',
    tentative: 'La fecha todavía no es definitiva. Verifíquela antes de hacer planes.',
    moved: 'Este evento cambió de fecha u hora. Primero se anunció para {when}.',
  },

  event: {
    when: 'Cuándo',
    where: 'Dónde',
    online: 'En línea',
    alsoOnline: '{place} (también en línea)',
    presenters: 'Presentan',
    audience: 'Para quién es',
    about: 'Sobre este evento',
    readMore: 'Lea el resto aquí:',
    flyer: 'Folleto',
    accommodations: 'Adaptaciones y preguntas',
    ask: '¿Necesita subtítulos, lengua de señas, otro formato u otra adaptación? ¿Tiene una pregunta? Pregunte a: {contact}',
    askOthers:
      'Sobre un evento de la comunidad, pregunte a quien lo organiza: la página del evento dice a quién.',
    below:
      'Más abajo en este correo: el título y la descripción, a quién pedir subtítulos, lengua de señas u otra adaptación, y cómo cancelar la suscripción.',
    calendarFile: 'El archivo adjunto “{file}” agrega este evento a su calendario.',
  },
  actions: {
    WEBINAR: 'Inscribirse o saber más',
    'IN-PERSON': 'Inscribirse o saber más',
    EXHIBIT: 'Más información',
    'ON-DEMAND': 'Inscribirse o saber más',
    OBSERVANCE: 'Cómo participar',
    join: 'Conectarse en línea',
    over: 'Ir a la página del evento',
    recorded: 'Ver la grabación',
    cancelled: 'Más información',
    inCalendar: 'Ver en el calendario',
  },

  help: {
    title: 'Si usted o alguien que conoce quiere hablar con alguien',
    phone: 'Llame al {number}',
    text: 'Envíe un mensaje de texto al {number}',
    tty: 'TTY {number}',
    chat: 'Chat: {address}',
  },

  calendarEntry: {
    summary: '{agency}: {kind}',
    community: 'De la comunidad: {kind}',
    description: 'Los detalles están en el correo de {agency}.',
  },

  footer: {
    thisEvent: 'este evento',
    why: 'Recibe este correo porque se suscribió a:',
    leave: 'Cancelar la suscripción',
    leaveLong: 'Para cancelar la suscripción, abra esta página:',
    change: 'Cambiar lo que recibe',
    changeLong: 'Para cambiar lo que recibe, abra esta página:',
    yoursAlone: 'Este enlace es solo suyo: quien lo tenga puede cambiar sus preferencias.',
    forwarded: '¿Alguien le reenvió este correo?',
    signUp: 'Suscríbase usted también',
    signUpLong: '¿Alguien le reenvió este correo? Suscríbase usted también:',
  },

  pages: {
    skip: 'Ir al contenido principal',
    quickExit: 'Salir de este sitio',
    quickExitHint:
      '“Salir de este sitio” abre de inmediato otro sitio, neutral. No borra el historial de su navegador.',
    languages: 'Idioma',
    home: 'Calendario',
    signUp: 'Recordatorios',
    manage: 'Sus preferencias',
    safety: 'Seguridad',
    privacy: 'Privacidad',
    accessibility: 'Accesibilidad',
    navigation: 'Páginas',
    footNavigation: 'Más páginas',
    notFoundTitle: 'Página no encontrada',
    notFound: 'Esta página no existe o cambió de lugar.',
    toCalendar: 'Ir al calendario',
  },
  calendar: {
    next: 'Próximo evento',
    runningNow: 'En curso',
    kinds: 'Tipos de eventos',
    allKinds: 'Todos',
    subscribe: 'Agregar a su propio calendario',
    past: 'Ya se realizaron',
    atAGlance: 'De un vistazo',
    events: 'Eventos',
    exhibits: 'Exposiciones',
    onDemand: 'A su ritmo',
    none: 'Todavía no se han anunciado eventos. Vuelva más adelante.',
    aboutTheMonth: 'Sobre el mes',
    years: 'Otros años',
    canceled: 'Se canceló',
    tentative: 'Fecha por confirmar',
    over: 'Ya se realizó',
    getReminders: 'Recibir recordatorios por correo',
  },
  signUp,
  checkEmail,
  askForLink,
  confirm,
  confirmed,
  stop,
  letters,
  forms,
  manage,
  unsubscribe,
  registration,
  newsletter,
  notice,
  programme,
  digest,
  rhythm,
  eventPage,
  information,
  checkIn,
  awarenessDay,
  signatureBlock,
  resources,
  monthPage,
  serviceLevels,
  submissions,
  moderation,
};
