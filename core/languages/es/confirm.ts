/** The pages to which the links of letters lead. In Spanish. Titles name no list, no event and no topic. */
export const confirm = {
  title: 'Por favor, confirme',
  subscription: '¿Quiere recibir nuestro correo ({agency}) en {address}?',
  lists: 'Recibirá',
  language: 'Idioma',
  style: 'Cuánto muestra un mensaje',
  choicesStay:
    'Ya le conocemos, así que el idioma y lo que muestra un mensaje siguen como usted los eligió. Con el enlace a sus preferencias, que está en cada recordatorio, puede cambiar ambos.',
  choicesChange:
    'Si prefiere otro idioma, o mensajes que muestren menos, puede cambiar ambos después con el enlace a sus preferencias, que está en cada recordatorio.',
  button: 'Sí, confirmar',
  nothingYet:
    'Nada cambia hasta que oprima el botón. Si usted no pidió esto, cierre la página: así no pasará nada.',

  usedTitle: 'Ya está confirmado',
  used: 'El enlace ya se usó, y lo que se pidió con él está hecho. No hace falta nada más.',
  expiredTitle: 'Este enlace venció',
  expired:
    'Un enlace funciona durante {days} días, y este es más antiguo. No se cambió nada. Pídalo otra vez para recibir uno nuevo.',
  supersededTitle: 'Hay un enlace más nuevo',
  superseded:
    'Usted pidió lo mismo otra vez, y solo funciona el enlace del mensaje más nuevo. No se cambió nada. Busque ese mensaje o pídalo una vez más.',
  unknownTitle: 'Este enlace no funciona',
  unknown:
    'Está incompleto, o es tan antiguo que ya lo olvidamos. No se cambió nada. Abra de nuevo el enlace del mensaje o cópielo completo en su navegador. Si eso no ayuda, pídalo otra vez.',
  again: 'Pedir otra vez',
  oneEvent: '¿Pidió algo para un solo evento? Entonces búsquelo en el calendario:',
  toChoices: 'Sus preferencias',
};

export const confirmed = {
  subscription: {
    title: 'Está hecho',
    text: 'Desde ahora recibirá el correo que eligió.',
  },
  reminders: {
    title: 'Está hecho',
    text: 'Le escribiremos antes del evento.',
  },
  place: {
    title: 'Tiene un lugar',
    text: 'Le enviamos un mensaje con todo lo que necesita y una invitación para su calendario.',
  },
  waiting: {
    title: 'Está en la lista de espera',
    text: 'Por el momento todos los lugares están ocupados. Si uno queda libre y es su turno, será suyo y le escribiremos.',
  },
  address: {
    title: 'Está hecho',
    text: 'Desde ahora nuestro correo llegará a su nueva dirección y ya no a la anterior.',
  },
  submission: {
    title: 'Ya lo tenemos',
    text: 'Gracias. Alguien lo va a revisar, y le escribiremos lo que se decida.',
  },
  change: 'Cada recordatorio trae un enlace con el que puede cambiar sus preferencias o dejar de recibirlos.',
};

export const stop = {
  title: 'No escribir nunca más a esta dirección',
  what: 'Nosotros ({agency}) no volveremos a escribir nunca a la dirección que recibió este enlace: ni recordatorios, ni confirmaciones, nada. Si todavía guardamos la dirección, tampoco podrá nadie pedirnos que escribamos a otra forma de ella, por ejemplo con otros puntos.',
  places:
    'Usted sale de las listas de espera de los eventos. Si ya tiene un lugar en un evento, lo conserva.',
  less: 'Para dejar de recibir solo una clase de correo, use el enlace que está al final de ese correo. Los correos que usted confirmó con otra forma de la dirección siguen llegando y también traen ese enlace.',
  nothingYet: 'Nada cambia hasta que oprima el botón.',
  button: 'No escribirme nunca más',
  doneTitle: 'No volveremos a escribir',
  done: 'Es posible que todavía llegue un mensaje que ya está en camino. Después no habrá ninguno, sin importar quién lo pida.',
  undo: 'Si un día cambia de opinión, escriba a {contact}.',
};
