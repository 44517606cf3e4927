/** One mail instead of many: what is on in a day or a week; and how people choose it. In Spanish. */
export const digest = {
  subject: {
    discreet: {
      daily: 'Programa de {agency}: {day} y el día siguiente',
      weekly: 'Programa de {agency}: semana del {day}',
    },
    open: { daily: 'Hoy y mañana: {titles}', weekly: 'Esta semana: {titles}' },
  },
  titles: {
    one: '{title}',
    other: '{title} y {count} más',
    others: { one: 'un evento de la comunidad', other: '{count} eventos de la comunidad' },
  },
  preheader: {
    daily: 'De {agency}: el programa del {day} y del día siguiente. Los detalles están en este correo.',
    weekly: 'De {agency}: el programa de la semana del {day}. Los detalles están en este correo.',
  },
  kicker: { daily: 'Hoy y mañana', weekly: 'Esta semana' },
  title: { daily: '{day} y el día siguiente', weekly: 'La semana del {day}' },
  intro:
    'Abra un evento para inscribirse, para recibir un recordatorio o para agregarlo a su propio calendario.',
  goingOn: 'También en estos días',
};

/** How people want to hear of the events of their lists. */
export const rhythm = {
  label: '¿Con qué frecuencia le escribimos?',
  why: 'Se trata de los eventos de sus listas. De los eventos en los que se inscribe, o de los que pide un recordatorio, siempre recibe los recordatorios.',
  each: 'Un recordatorio de cada evento',
  eachWhat: 'Cuando se acerca cada uno: por lo general el día anterior y poco antes.',
  daily: 'Un correo al día',
  dailyWhat:
    'A las 8 de la mañana, con lo que hay ese día y el siguiente. Los días en que no hay nada, ninguno.',
  weekly: 'Un correo a la semana',
  weeklyWhat:
    'Los lunes a las 8 de la mañana, con los eventos de la semana. Las semanas en que no hay nada, ninguno.',
  changes:
    'Si la hora o el lugar de un evento cambia después de que se lo anunciamos, le escribimos enseguida.',
  error: 'Elija con qué frecuencia le escribimos',
  fact: 'Con qué frecuencia escribimos',
};
