import { moderationLetters } from './moderation.ts';
import { submissionDetails, submissionLetters } from './submissions.ts';

/**
 * What letters say: one message to one person, because they asked. In Spanish. Subjects, previews and openings name the
 * agency and what to do, and never a list, an event or a topic.
 */
export const letters = {
  kinds: {
    'confirm-subscription': {
      subject: '{agency}: confirme su correo electrónico',
      preview: '{agency} le pide que confirme su correo electrónico. Si no lo hace, no le enviaremos nada.',
      title: 'Confirme su correo electrónico',
      asked: 'Alguien, quizás usted, nos pidió que enviemos correos a esta dirección.',
      happens:
        'Si fue usted, abra esta página y oprima el botón que está en ella. Desde ese momento recibirá lo que pidió, y podrá dejar de recibirlo cuando quiera. Lo que se pidió está más abajo.',
      action: 'Abrir la página para confirmar',
    },
    'confirm-reminders': {
      subject: '{agency}: confirme su solicitud',
      preview: '{agency} le pide que confirme su solicitud. Si no lo hace, no pasará nada.',
      title: 'Confirme su solicitud',
      asked: 'Alguien, quizás usted, nos pidió que enviemos recordatorios a esta dirección.',
      happens:
        'Si fue usted, abra esta página y oprima el botón que está en ella. Desde ese momento le enviaremos recordatorios, y podrá dejar de recibirlos cuando quiera. Lo que se pidió está más abajo.',
      action: 'Abrir la página para confirmar',
    },
    'confirm-place': {
      subject: '{agency}: confirme su solicitud',
      preview: '{agency} le pide que confirme su solicitud. Si no lo hace, no pasará nada.',
      title: 'Confirme su solicitud',
      asked:
        'Alguien, quizás usted, nos pidió que reservemos un lugar para la persona que usa esta dirección.',
      happens:
        'Si fue usted, abra esta página y oprima el botón que está en ella. Solo entonces se reserva el lugar. Si en ese momento no hay ninguno libre, usted queda en la lista de espera. Lo que se pidió está más abajo.',
      action: 'Abrir la página para confirmar',
    },
    'confirm-address': {
      subject: '{agency}: confirme su nuevo correo electrónico',
      preview: '{agency} le pide que confirme su nuevo correo electrónico. Si no lo hace, nada cambiará.',
      title: 'Confirme su nuevo correo electrónico',
      asked:
        'Alguien, quizás usted, nos pidió que enviemos sus correos a esta dirección de ahora en adelante.',
      happens:
        'Si fue usted, abra esta página y oprima el botón que está en ella. Desde ese momento sus correos llegarán aquí, y ya no a la dirección que usaba antes.',
      action: 'Abrir la página para confirmar',
    },
    manage: {
      subject: '{agency}: el enlace a sus preferencias',
      preview: '{agency} le envía el enlace a sus preferencias, como lo pidió.',
      title: 'El enlace a sus preferencias',
      asked: 'Alguien, quizás usted, pidió el enlace a las preferencias de esta dirección.',
      happens:
        'En esta página puede ver lo que recibe de nosotros, cambiarlo, dejar de recibirlo o pedir que se borre todo lo que guardamos sobre usted. Quien tenga el enlace puede hacer lo mismo: no lo comparta.',
      action: 'Ver y cambiar sus preferencias',
    },
    already: {
      subject: '{agency}: el enlace a sus preferencias',
      preview: '{agency} le envía el enlace a sus preferencias: usted ya recibe lo que se pidió.',
      title: 'Usted ya lo recibe',
      asked:
        'Alguien, quizás usted, nos pidió que enviemos correos a esta dirección. Ya recibe lo que se pidió, así que nada cambió.',
      happens:
        'En esta página puede ver lo que recibe de nosotros, cambiarlo, dejar de recibirlo o pedir que se borre todo lo que guardamos sobre usted. Quien tenga el enlace puede hacer lo mismo: no lo comparta.',
      action: 'Ver y cambiar sus preferencias',
    },
    export: {
      subject: '{agency}: su copia de lo que guardamos',
      preview: '{agency} le envía una copia de lo que guardamos sobre usted, como lo pidió.',
      title: 'Su copia de lo que guardamos',
      asked:
        'Usted pidió una copia de lo que guardamos sobre usted. Está en el archivo adjunto “{file}”, que se abre con cualquier programa de texto.',
      happens: 'Para cambiar algo, o para que se borre todo, vaya a sus preferencias.',
      action: 'Ver y cambiar sus preferencias',
    },
    'welcome-back': {
      subject: '{agency}: vuelve a recibir nuestros correos',
      preview: '{agency} le vuelve a enviar correos, como usted confirmó.',
      title: 'Vuelve a recibir nuestros correos',
      asked:
        'Su buzón nos había avisado que no quería nuestros correos. Usted confirmó que sí los quiere, así que desde ahora vuelven a llegar.',
      happens: 'Puede cambiar lo que recibe, o dejar de recibirlo, cuando quiera.',
      action: 'Ver y cambiar sus preferencias',
    },
    ...submissionLetters,
    ...moderationLetters,
  },
  submission: submissionDetails,
  until: 'El enlace funciona una sola vez, hasta: {until}.',
  notYou:
    'Si no fue usted, no haga nada. Entonces nada cambia, y borramos esta dirección después de esta fecha: {day}.',
  notInFile:
    'Cinco cosas no están en el archivo. Qué recordatorios se le enviaron se guarda con cada recordatorio, con códigos, para todas las personas a las que se envió. Cuántas veces alguien pide mensajes para una dirección solo se cuenta, por poco tiempo. Un cambio a otra dirección que aún no se ha confirmado no se incluye, porque este buzón podría estar en otras manos. Y si usted envió un evento o un recurso, el archivo contiene el texto, pero no el volante en sí, ni el registro de quién de nuestro equipo hizo qué con ello, y cuándo. Para preguntar por cualquiera de ellas, responda a este mensaje.',
  notYouManage: 'Si no fue usted, no tiene que hacer nada: nada cambió.',
  askedFor: 'Lo que se pidió',
  lists: 'Recibirá',
  language: 'Idioma',
  style: 'Cuánto muestra un mensaje',
  event: 'Evento',
  reminders: 'Recordatorios antes de que empiece',
  place: 'Un lugar, y recordatorios antes de que empiece',
  wants: 'Se pidió',
  from: 'Enviado por: {agency}. Se envió una sola vez, por lo que se pidió en nuestras páginas.',
  stop: 'No escribir nunca más a esta dirección',
  stopLong: 'Para que nunca más escribamos a esta dirección, abra esta página:',
};
