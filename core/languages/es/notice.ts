/** Change notices: what was promised is not as it was. In Spanish. */
export const notice = {
  what: {
    cancelled: 'cancelación',
    reinstated: 'sí se realizará',
    date: 'nueva fecha',
    hours: 'nuevo horario',
    endTime: 'nueva hora de finalización',
    lastDay: 'nuevo último día',
    place: 'nuevo lugar',
    join: 'nuevo enlace para conectarse',
    joinWithPlace: 'nuevo enlace para conectarse',
    joinByPlace: 'nueva forma de conectarse',
    joinFirstByPlace: 'cómo conectarse',
    joinFirst: 'enlace para conectarse',
    joinGone: 'enlace para conectarse ya no válido',
    tentative: 'fecha por confirmar',
    confirmed: 'fecha confirmada',
  },
  subject: {
    discreet: {
      now: '{what}: {agency}, {kind}, ahora {when}',
      same: '{what}: {agency}, {kind}, {when}',
    },
    open: {
      now: '{what}: {title} – ahora {when}',
      same: '{what}: {title} – {when}',
    },
  },
  preheader: {
    discreet: {
      now: 'De parte de {agency}, {what}: {kind}, ahora {when}, en lugar de {was}. Los detalles están en este correo.',
      same: 'De parte de {agency}, {what}: {kind}, {when}. Los detalles están en este correo.',
    },
    open: {
      now: 'Ahora {when}, en lugar de {was}.',
      same: '{when}',
    },
  },
  kicker: '{what}: {kind}',

  says: {
    cancelled: 'Este evento se canceló. No se realizará, y usted no tiene que hacer nada.',
    reinstated: 'Este evento se había cancelado, pero sí se realizará.',
    hasNew: 'Este evento tiene {what}.',
    join: 'El enlace para conectarse es nuevo. Use solamente este: es posible que el de un correo anterior ya no funcione.',
    joinWithPlace: 'El enlace para conectarse es nuevo. Quien tiene un lugar lo recibe en un correo aparte.',
    joinByPlace:
      'Ahora los lugares son limitados, y el enlace para conectarse de los correos anteriores ya no funciona. Para recibir el nuevo, por favor inscríbase en la página del evento.',
    joinFirstByPlace:
      'Ahora los lugares son limitados, y quien tiene uno recibe un enlace para conectarse. Para recibirlo, por favor inscríbase en la página del evento.',
    joinFirst: 'Ya hay un enlace para conectarse.',
    joinGone: 'El enlace para conectarse de los correos anteriores ya no es válido. Por favor no lo use.',
    confirmed: 'La fecha ya es definitiva.',
  },

  was: 'Antes',
  now: 'Ahora',
  wouldHaveBeen: 'Se iba a realizar',
  allDay: 'todo el día, {zone}',
  noPlace: 'sin anunciar',
  placeBelow: 'El lugar, tal como era y como es ahora, está más abajo en este correo.',

  changeFile:
    'Si tiene este evento en su propio calendario, abra el archivo adjunto “{file}” para cambiarlo allí.',
  cancelFile:
    'Si tiene este evento en su propio calendario, abra el archivo adjunto “{file}” para marcarlo como cancelado, o bórrelo allí.',
  add: '¿Todavía no está en su calendario? Agréguelo a:',
  addText: '¿Todavía no está en su calendario? Agréguelo a Google Calendar o a Outlook desde esta página:',

  questions: 'Preguntas',
  ask: '¿Tiene una pregunta? Pregunte a: {contact}',
  below:
    'Más abajo en este correo: el título, a quién acudir si tiene una pregunta, y cómo cancelar la suscripción.',

  letter: {
    stays: 'Su lugar sigue siendo suyo. No tiene que inscribirse de nuevo.',
    gone: 'Ya no recibirá recordatorios de este evento.',
    changes:
      'La invitación que viene con este correo cambia el evento en su propio calendario. No hace falta que la responda.',
    removes:
      'Lo que viene con este correo quita el evento de su propio calendario. Si después sigue allí, por favor bórrelo.',
    change:
      'Si ya no le conviene, por favor ceda su lugar en esta página, para que otra persona pueda tenerlo:',
    action: 'Ceder mi lugar',
    page: 'Ir a la página del evento',
  },
} as const;
