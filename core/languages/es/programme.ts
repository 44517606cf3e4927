/** The month's programme by mail, and what is new in it. In Spanish. */
export const programme = {
  subject: {
    discreet: {
      whole: 'Programa de {agency}: {month}',
      news: 'Programa de {agency}, {month}: novedades',
    },
    open: {
      whole: 'El programa: {name}',
      oneNew: 'Nuevo: {title} – {when}',
      oneOfOthers: 'Un evento nuevo: {name}',
      news: '{count} eventos nuevos: {name}',
    },
  },
  preheader: {
    whole: 'De {agency}: el programa de {month}. Los detalles están en este correo.',
    news: 'De {agency}: lo nuevo en el programa de {month}. Los detalles están en este correo.',
  },
  kicker: { whole: 'El programa', news: 'Nuevo en el programa' },
  newTitle: { one: 'Un evento nuevo', other: '{count} eventos nuevos' },
  intro: {
    whole:
      'Este es todo el mes, día por día. Abra un evento para inscribirse, para recibir un recordatorio o para agregarlo a su propio calendario.',
    news: 'Abra un evento para inscribirse, para recibir un recordatorio o para agregarlo a su propio calendario.',
  },
  approval: {
    one: 'Si lo aprueba, una persona recibe un correo sobre este evento.',
    other: 'Si lo aprueba, hasta {count} personas reciben un correo sobre este evento.',
  },
  allMonth: 'Todo el mes',
  more: {
    one: 'Hay un evento más en nuestras páginas:',
    other: 'Hay {count} eventos más en nuestras páginas:',
  },
  seeAll: 'Ver el programa en línea',
  below:
    'Más abajo en este correo: cada evento con su día, horario y lugar, y un enlace a su página; a quién pedir subtítulos, lengua de señas u otra adaptación; y cómo cancelar la suscripción o cambiar lo que recibe.',
};
