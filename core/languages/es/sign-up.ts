/** Joining the lists, what comes next, and asking for the link to one’s choices. In Spanish. */
export const signUp = {
  title: 'Recordatorios por correo',
  intro:
    '{agency} envía recordatorios por correo antes de sus eventos. Puede cambiarlos o dejar de recibirlos en cualquier momento.',
  lists: '¿Qué le gustaría recibir?',
  listsHint: 'Elija al menos una opción.',
  whyAddress: 'Le enviamos un enlace. Nada comienza hasta que usted lo abra y oprima el botón que está allí.',
  consent:
    'Al oprimir el botón, usted nos pide ({agency}) que escribamos a esta dirección sobre lo que eligió. Puede detenerlo en cualquier momento: cada correo trae un enlace para hacerlo.',
  button: 'Suscribirme',
  otherWays: 'Si prefiere escribirnos',
  byMail: 'También puede suscribirse si escribe a una de estas direcciones. Diga qué lista quiere:',
};

export const checkEmail = {
  title: 'Revise su correo',
  lead: 'Si podemos escribir a esa dirección, un mensaje ya está en camino. Suele llegar en unos minutos.',
  next: 'Abra el enlace del mensaje y oprima el botón de la página que se abre. Hasta entonces no pasa nada. El enlace funciona durante {days} días.',
  nextLink:
    'Abra el enlace del mensaje. Lleva a sus preferencias, donde puede ver y cambiar lo que recibe. Quien tenga el enlace puede hacer lo mismo: por favor, no lo comparta.',
  from: 'Viene de',
  subject: 'El asunto comienza con',
  subjectBegins: '“{agency}:”',
  nothingTitle: 'Si no llega nada',
  spam: 'Busque en la carpeta de correo no deseado o spam.',
  again: 'Después de una hora, revise cómo está escrita la dirección y llene el formulario otra vez:',
  ask: 'Si aun así no llega, escriba a {contact}.',
  same: 'Esta página es igual para todas las direcciones, para que aquí nadie pueda averiguar quién recibe nuestro correo.',
};

export const askForLink = {
  title: 'Sus preferencias',
  lead: 'Vea y cambie lo que recibe de {agency}, o haga borrar todo lo que guardamos sobre usted.',
  inMail:
    'Cada recordatorio nuestro trae el enlace a sus preferencias. Si no tiene ninguno a la mano, le enviamos el enlace.',
  whyAddress: 'La dirección en la que recibe nuestro correo. Allí le enviamos el enlace.',
  button: 'Enviarme el enlace',
};
