/** What forms ask, and what they say when something is wrong. In Spanish. */
export const forms = {
  problem: 'Hay un problema',
  tooFast: 'Eso fue muy rápido. Por favor, oprima el botón una vez más.',
  errorTitle: 'Error: {title}',
  errorPrefix: 'Error:',

  safety: {
    title: '¿Quién puede ver su correo?',
    text: 'Si otra persona puede abrir su buzón o ve su pantalla, use una dirección que sea solo suya.',
    link: 'Más sobre su seguridad',
  },
  address: {
    label: 'Dirección de correo electrónico',
    why: 'La usamos para escribirle y para nada más.',
  },
  language: { label: 'Idioma de nuestros mensajes' },
  style: {
    label: '¿Cuánto debe mostrar un mensaje?',
    why: 'Quien mire su pantalla verá el asunto.',
    discreet: 'Discreto',
    discreetWhat: 'La agencia, el tipo de evento, el día y la hora.',
    open: 'Abierto',
    openWhat: 'También cómo se llama el evento.',
    example: 'Por ejemplo: {subject}',
    exampleTitle: 'Título del evento',
  },
  leaveEmpty: 'Deje vacío este campo',
  privacy: {
    title: 'Su privacidad',
    officer: 'Responsable:',
    policy: 'Política de privacidad de {agency}',
    more: 'Qué guardamos y por cuánto tiempo',
  },

  errors: {
    address: {
      missing: 'Escriba su dirección de correo electrónico',
      incomplete: 'Escriba una dirección de correo como nombre@example.org',
      noAddress: 'Escriba una dirección de correo como nombre@example.org',
      several: 'Escriba una sola dirección de correo',
      tooLong:
        'Escriba una dirección más corta: esta tiene más caracteres de los que puede tener una dirección',
      notAscii:
        'Todavía no podemos escribir a esta dirección: antes de la @ tiene letras con acento u otras que no van de la a a la z. Escriba otra dirección',
    },
    misspelt:
      '¿Quiso escribir una dirección de {domain}? Corríjala, o vuelva a oprimir el botón para usarla tal como la escribió',
    language: 'Elija uno de los idiomas que se muestran',
    style: 'Elija cuánto debe mostrar un mensaje',
    noList: 'Elija al menos una lista',
    unknownList: 'Elija entre las listas que se muestran: una de las que envió ya no existe',
    malformed: 'No pudimos leer lo que envió su navegador. Llene el formulario otra vez',
    repeated: 'Su navegador envió esta respuesta más de una vez. Revísela y vuelva a oprimir el botón',
    controls: 'Quite los caracteres invisibles de esta respuesta o escríbala otra vez',
    tooOld: 'Esta página estuvo abierta demasiado tiempo. Revise sus respuestas y vuelva a oprimir el botón',
  },

  refused: {
    elsewhereTitle: 'Esto no vino de nuestra página',
    elsewhere: 'Otro sitio web intentó enviar un formulario en su nombre. No se cambió nada.',
    methodTitle: 'Esto no funciona aquí',
    method: 'Esta dirección no acepta ese tipo de solicitud. No se cambió nada.',
    tooLargeTitle: 'El formulario es demasiado grande',
    tooLarge:
      'Lo que envió su navegador es más grande de lo que puede ser nuestro formulario. No se cambió nada.',
    typeTitle: 'No podemos leer esto',
    type: 'Lo que envió su navegador no viene como lo envía nuestro formulario. No se cambió nada.',
    again: 'Abra la página otra vez y use el formulario que está allí.',
    toForm: 'Abrir el formulario',
  },
};
