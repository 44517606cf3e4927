/** How well the service keeps what it promises of its own work. In Spanish. */
export const serviceLevels = {
  title: 'Qué tan confiables somos',
  lead: 'Lo que este servicio promete de su propio trabajo, y si lo ha cumplido en los últimos siete días.',
  all: {
    kept: 'Se han cumplido todas las promesas de las que se puede decir algo.',
    broken: 'No se han cumplido todas las promesas. Abajo puede ver cuáles no.',
    nothing: 'En estos días hubo muy poco como para decir algo.',
  },
  names: {
    'confirmation-within-10-seconds': 'Su correo de confirmación sale en 10 segundos',
    'confirmation-within-60-seconds': 'Su correo de confirmación sale en un minuto',
    'begun-within-5-minutes': 'Los recordatorios empiezan a salir a más tardar 5 minutos después de su hora',
    'unsubscribed-within-60-seconds': 'Cuando usted se da de baja, vale en un minuto',
    'lost-none': 'Nadie se queda sin su mensaje',
    'doubled-none': 'Nadie recibe dos veces el mismo mensaje',
  },
  meanings: {
    'confirmation-within-10-seconds':
      'Desde que se envía un formulario hasta que nuestro servicio de correo (Amazon SES) ha aceptado el mensaje que le pide confirmar.',
    'confirmation-within-60-seconds':
      'El mismo mensaje. Si nunca se aceptó, cuenta como tardío. Si con razón no lo enviamos, por ejemplo a quien pidió que nunca le escribamos, no cuenta.',
    'begun-within-5-minutes':
      'Se cuentan los recordatorios y todos los demás mensajes que tienen una hora fija. Si un mensaje se encontró cuando ya era tarde para enviarlo, cuenta como tardío.',
    'unsubscribed-within-60-seconds':
      'La baja se guarda de inmediato. Antes de entregar copias leemos quién está suscrito; se cuenta qué antigüedad tenía esa lectura cuando salió cada copia. Quien se dio de baja antes de la lectura no recibió ninguna. El programa que envía se detiene a los 60 segundos, así que no puede tardar más.',
    'lost-none':
      'Se cuentan las personas que debían recibir un mensaje y no lo recibieron a tiempo, aquellas cuya copia rechazó nuestro servicio de correo y aquellas de las que nadie sabe qué pasó. Un mensaje cuenta cuando ha terminado de enviarse.',
    'doubled-none':
      'Se cuentan las copias de un mismo mensaje para una misma persona, además de la primera, que nuestro servicio de correo dice haber aceptado.',
  },
  states: {
    kept: 'Cumplida',
    broken: 'No cumplida',
    'too-few': 'Muy pocos casos para saberlo',
    nothing: 'No había nada que enviar',
  },
  measured: '{state}: {figure}',
  share: '{percent} % a tiempo',
  wanted: 'Prometido: {target} %',
  never: 'Prometido: que no ocurra nunca',
  broken: { none: 'no ocurrió nunca', some: 'ocurrió a {count}' },
  outOf: {
    people: 'Se contaron: {count} correos',
    mailings: 'Se contaron: {count} envíos previstos',
  },
  between: 'de {atLeast} a {atMost}',
  fewerThan: 'menos de {count}',
  period: 'Del {from} al {until}',
  readTitle: 'Por qué no hay números exactos',
  read: [
    'Los números que cambian mientras alguien mira podrían mostrar cuándo se suscribe una persona. Por eso las cantidades de personas son aproximadas, de menos de diez no decimos nada, y los correos de confirmación se cuentan cuando ha terminado su día.',
    'Los porcentajes se redondean hacia abajo.',
    'Lo que pasa con un mensaje después de que lo acepta nuestro servicio de correo, por ejemplo en una carpeta de correo no deseado, no se cuenta aquí.',
  ],
  data: 'Los mismos números para programas:',
} as const;
