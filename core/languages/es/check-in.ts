/** Once a year: does somebody still want our mail? In Spanish. */
export const checkIn = {
  subject: '{agency}: ¿todavía quiere recibir estos correos?',
  preheader: 'Una pregunta, una vez al año. Responder toma un clic.',
  title: '¿Todavía quiere recibir nuestros correos?',
  intro:
    'Una vez al año, {agency} pregunta a todas las personas que reciben sus correos. Usted tiene suscripción a:',
  yes: 'Sí, sigan enviándolos',
  safeTitle: '¿Este buzón todavía es seguro para usted?',
  safe: 'Si otra persona puede leerlo, usted puede recibir nuestros correos en otra dirección, elegir qué muestran o dejar de recibirlos. Todo eso está aquí:',
  change: 'Cambiar lo que recibe',
  noTitle: '¿No quiere más correos?',
  no: 'Cancele la suscripción con este enlace. No hace falta dar ningún motivo:',
  leave: 'Cancelar la suscripción',
  silence: 'Si no hace nada, nada cambia.',
  silenceErases:
    'Si no hace nada, por ahora nada cambia. Si no responde esta pregunta dos años seguidos, borramos lo que guardamos sobre usted en lugar de volver a preguntar.',
  pageTitle: 'Seguir recibiendo correos',
  pageIntro: 'Seguirá recibiendo los correos de {agency} a los que tiene suscripción.',
  pageNothingYet: 'Nada sucede hasta que oprima el botón.',
  doneTitle: 'Gracias',
  done: 'Seguirá recibiendo nuestros correos. Puede cerrar esta página.',
};
