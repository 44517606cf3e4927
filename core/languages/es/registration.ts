/** Asking for one event: reminders, a place, the waiting list, the invitation. In Spanish. */
export const registration = {
  ask: {
    remindersTitle: 'Recordármelo',
    reminders: 'Le enviamos recordatorios por correo electrónico antes de este evento, y nada más.',
    remindersButton: 'Recordármelo',
    placeTitle: 'Inscribirse',
    place:
      'Usted recibe un lugar, una invitación para su propio calendario, el enlace para conectarse si lo hay, y recordatorios por correo electrónico antes del evento. No le pedimos nada más que esto.',
    placeButton: 'Inscribirme',
    addressWhy: 'La usamos para escribirle sobre este evento, y para nada más.',
    next: 'Primero le enviamos un correo electrónico. Abra el enlace que contiene y oprima el botón: solo entonces queda hecho.',
    nextPlace:
      'Primero le enviamos un correo electrónico. Abra el enlace que contiene y oprima el botón: solo entonces el lugar es suyo.',
    consent:
      'Al oprimir el botón, usted nos pide ({agency}) que enviemos correos a esta dirección sobre este evento. Puede dejar de recibirlos cuando quiera: cada correo tiene un enlace para eso.',
  },
  free: {
    many: 'Hay lugares disponibles.',
    few: 'Quedan pocos lugares.',
    none: 'Todos los lugares están ocupados. Si se inscribe ahora, queda en la lista de espera.',
  },

  confirm: {
    reminders: '¿Quiere que le recordemos ({agency}) este evento en {address}?',
    place:
      '¿Quiere que le guardemos ({agency}) un lugar en este evento a {address}, o un turno en la lista de espera si no queda ninguno?',
    event: 'Evento',
    when: 'Cuándo',
    choicesStay:
      'Ya le conocemos, así que el idioma sigue como usted lo eligió, y los mensajes sobre este evento no muestran más de lo que usted eligió. Con el enlace a sus preferencias, que está en cada recordatorio, puede cambiar ambos.',
  },

  refused: {
    title: 'Esto ya no es posible',
    gone: 'Este evento ya no está en nuestro calendario.',
    cancelled: 'Este evento está cancelado. No tendrá lugar en esta fecha.',
    over: 'Este evento ya tuvo lugar.',
    'no-places': 'Ya no damos lugares para este evento.',
    'no-reminders': 'Ya no hay más recordatorios de este evento.',
    nothing: 'No se cambió nada.',
  },

  letters: {
    seated: {
      subject: '{agency} {kind}, {when}: su lugar',
      preheader: 'De {agency}: usted tiene un lugar ({kind}, {when}). Los detalles están en este correo.',
      title: 'Usted tiene un lugar',
      happens:
        'La invitación que viene con este correo pone el evento en su propio calendario. No hace falta que la responda.',
      change:
        'Si no puede asistir, por favor ceda su lugar en esta página, para que otra persona pueda tenerlo:',
      action: 'Ceder mi lugar',
    },
    waiting: {
      subject: '{agency} {kind}, {when}: lista de espera',
      preheader:
        'De {agency}: usted está en la lista de espera ({kind}, {when}). Los detalles están en este correo.',
      title: 'Usted está en la lista de espera',
      happens:
        'Por el momento todos los lugares están ocupados. Cuando quede uno libre y sea su turno, lo recibe de inmediato y le enviamos un correo electrónico.',
      change: 'Si ya no quiere esperar, puede indicarlo en esta página:',
      action: 'Salir de la lista de espera',
    },
    'given-up': {
      subject: '{agency} {kind}, {when}: ya no tiene inscripción',
      preheader: 'De {agency}: usted ya no tiene inscripción ({kind}, {when}).',
      title: 'Usted ya no tiene inscripción',
      happens: 'Ya no guardamos nada para usted en este evento, y no recibe recordatorios de él.',
      change: 'Si cambia de opinión, puede inscribirse de nuevo mientras haya tiempo:',
      action: 'Ir a la página',
    },
  },
  join: 'Conectarse en línea',
  joinAlone: 'Este enlace es solo para usted. Por favor no lo comparta.',
} as const;
