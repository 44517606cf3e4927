/** Where a person sees and changes what they chose. In Spanish. */
export const manage = {
  title: 'Sus preferencias',
  whose: 'Estas son las preferencias de {address}.',
  yoursAlone:
    'La dirección de esta página es solo suya. Quien la tenga puede cambiar sus preferencias; por favor, no la comparta.',
  choices: 'Lo que recibe',
  lists: 'Listas',
  listsHint: 'Elija todas las listas de las que quiere recibir correos, o ninguna.',
  muted: 'Eventos de los que no quiere recordatorio',
  mutedSome: 'Eventos de los que no quiere recordatorio (elegidos: {count})',
  mutedHint: 'Sus listas le recuerdan todos estos eventos, excepto los que elija aquí.',
  save: 'Guardar',

  events: 'Lo que pidió',
  remindersOn: 'Le enviaremos recordatorios.',
  seated: 'Tiene un lugar.',
  waiting: 'Está en la lista de espera. Le escribiremos cuando tenga un lugar.',
  noPlace: 'No tiene un lugar ni está en la lista de espera.',
  noReminders: 'No recibe recordatorios de este evento.',
  gone: 'Un evento que ya no está en el calendario',
  stopReminders: 'Cancelar los recordatorios',
  giveUpPlace: 'Ceder mi lugar',
  leaveLine: 'Salir de la lista de espera',
  letGo: 'Quitarlo',
  of: 'de {title}',

  address: 'Usar otra dirección',
  addressWhy:
    'Escriba la nueva dirección. Enviaremos un correo allí. Cuando oprima el botón de la página a la que lleva, todo pasará a la nueva dirección. Hasta entonces nada cambia. No escribiremos nada al respecto a la dirección que usa ahora.',
  addressButton: 'Enviar el correo',

  export: 'Una copia de lo que guardamos',
  exportWhy: 'La enviaremos a {address}. No se muestra aquí, porque esta página podría estar en otras manos.',
  exportButton: 'Enviar la copia',

  leave: 'Cancelar todo',
  leaveWhy:
    'Ya no recibirá correos de ninguna lista, ni más recordatorios, y sale de las listas de espera de los eventos. Si tiene un lugar en un evento, lo conserva. Puede volver cuando quiera.',
  leaveButton: 'Cancelar todo',

  erase: 'Borrar lo que guardamos sobre usted',
  eraseWhy: 'Sale de todas las listas, cede sus lugares y se borra su dirección.',
  eraseLink: 'Qué significa esto, y el botón',
  eraseTitle: 'Borrar lo que guardamos',
  eraseIntro: 'Cuando oprima el botón, esto sucede de inmediato y no se puede deshacer:',
  erasePlaces:
    'Sus lugares en eventos y sus turnos en listas de espera pasan a otras personas. Antes le enviamos una cancelación.',
  eraseLists: 'Ya no recibirá correos de ninguna lista, ni más recordatorios.',
  eraseData: 'Se borran su dirección, sus preferencias y lo que usted aceptó.',
  eraseLinks: 'Se borran las solicitudes que aún no ha confirmado, y sus enlaces dejan de funcionar.',
  eraseStays:
    'Algunas cosas quedan, sin su dirección: qué listas y qué eventos dejó, para que ninguna lista de direcciones le traiga de vuelta por error; si nunca se debe escribir a su dirección; como prueba de lo que se envió, que salió un mensaje; y, hasta 60 días después de un evento, el número de su invitación, porque su calendario todavía puede tener la entrada. Se guardan con un código hecho a partir de su dirección con una clave secreta. Del código no se puede obtener su dirección. Las copias de seguridad conservan lo borrado hasta 35 días más, y un mensaje que este servicio no pudo procesar puede quedar hasta 14 días.',
  eraseMail: 'Los mensajes en su buzón se quedan allí hasta que usted los borre.',
  eraseButton: 'Borrar todo',
  eraseBack: 'Volver a sus preferencias',

  done: {
    saved:
      'Sus preferencias se guardaron. Valen para todos los correos desde ahora; un mensaje que ya está en camino todavía puede ser distinto.',
    'saved-silent':
      'Sus preferencias se guardaron. Pero no se envía nada a esta dirección: alguien con este buzón nos pidió no volver a escribirle nunca, o los correos fueron devueltos. Si debe recibir correos de nuevo, escriba a {contact}.',
    silent:
      'No se puede enviar la copia: alguien con este buzón nos pidió no volver a escribirle nunca, o los correos fueron devueltos. Escriba a {contact} y buscaremos otra manera.',
    stopped: 'Ya no recibirá recordatorios de ese evento.',
    'given-up': 'Lo ha cedido. Un correo que lo confirma está en camino.',
    address:
      'Si podemos escribir a esa dirección, un correo está en camino. Nada cambia hasta que usted lo confirme allí.',
    export: 'La copia está en camino a su buzón.',
    left: 'Ha cancelado todo, también las listas de espera. Si tiene un lugar en un evento, lo conserva. Es posible que todavía le llegue un mensaje que ya está en camino.',
  },

  moveQuestion:
    '¿Quiere que todo lo que le enviamos ({agency}) llegue desde ahora a esta dirección, y ya no a la que usaba antes?',
  moveTo: 'Nueva dirección',
  moveLists: 'Listas que también pasan',
  moveEvents: 'Eventos pedidos que también pasan',

  erasedTitle: 'Todo está borrado',
  erased:
    'Ya no guardamos ninguna dirección ni preferencias de usted, y se cedieron los lugares que tenía en eventos. Es posible que todavía le llegue un mensaje que ya está en camino, como una cancelación.',

  noneTitle: 'No se guarda nada para este enlace',
  none: 'No guardamos ninguna dirección ni preferencias para este enlace. Se borraron, o pasaron a otra dirección.',
  noneDone: 'Si acaba de pedir que se borre todo: ya está hecho.',
  noneBack: 'Puede suscribirse cuando quiera.',
  brokenTitle: 'Este enlace no funciona',
  broken: 'El enlace está incompleto o dañado. No se cambió nada.',
  brokenAgain:
    'Abra de nuevo el enlace del correo, o cópielo completo en su navegador. También puede pedir que le enviemos uno nuevo.',
  brokenNew: 'Pedir un enlace nuevo',
};
