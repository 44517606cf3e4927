/** Safety, privacy, accessibility, and what to do when a page fails. In Spanish. */
export const information = {
  safety: {
    title: 'Su seguridad aquí',
    lead: 'Es posible que otra persona pueda ver su correo, su calendario o lo que usted hace en este aparato. Tome de esta página lo que le sirva. Usted sabe mejor que nadie qué es seguro en su caso.',
    helpTitle: 'Si quiere ayuda',
    helpOther:
      'Si no es seguro llamar o escribir desde su propio teléfono, puede pedir a alguien de confianza, a una biblioteca, a una clínica o a una escuela que le preste el suyo. También puede preguntar en persona a una trabajadora o un trabajador social.',
    helpAsk: 'También puede preguntar a {agency}: {contact}',
    mailTitle: '¿Quién puede ver su correo?',
    mailLead:
      'Un mensaje queda en su buzón hasta que se borra, y después muchas veces en la papelera. Lo pueden ver:',
    mailWho: [
      'quien sepa su contraseña o use el mismo teléfono, la misma tableta o la misma computadora',
      'quien mire su pantalla bloqueada o su reloj, donde los mensajes nuevos suelen mostrar el remitente y el asunto',
      'su empleador o su escuela, si la dirección es de ellos',
      'quien comparta con usted el buzón o una cuenta que guarda sus mensajes',
    ],
    mailInstead:
      'Puede ser más seguro usar una dirección que solo usted pueda abrir, y crearla en un aparato que nadie más haya tenido en sus manos. No necesita dar ninguna dirección: todo el calendario se puede leer aquí.',
    mailLinks:
      'Los recordatorios, y casi todos los demás mensajes, contienen el enlace a sus preferencias. Si alguien más pudo haber visto uno, use otra dirección de ahora en adelante: sus enlaces son nuevos, y lo que había en la dirección anterior se borra.',
    showsTitle: 'Qué muestran nuestros mensajes',
    showsDiscreet:
      'A menos que usted elija otra cosa, los mensajes son discretos. El remitente, el asunto y la línea que sigue muestran solo quién escribe, el tipo de evento, el día y la hora:',
    showsOpen:
      'A menos que usted elija el estilo discreto, el remitente y el asunto muestran quién escribe, el título del evento, el día y la hora:',
    showsInside:
      'Quien abra el mensaje verá el título del evento y de qué trata. Los mensajes que le responden solo a usted, como el que le pide confirmar su dirección, son siempre discretos.',
    showsChoose:
      'Usted elige el estilo al suscribirse, y puede cambiarlo, dejar una lista o hacer que borremos todo lo que guardamos de usted, cuando quiera:',
    calendarTitle: 'Su propio calendario',
    calendar:
      'Lo que agregue a su calendario aparece en todos los teléfonos, computadoras y pantallas con los que lo comparte, y puede mostrar un aviso antes del evento. Las entradas discretas muestran solo la agencia y el tipo de evento. Si alguien puede ver su calendario, puede ser más seguro no agregar nada.',
    exitTitle: 'Salir de este sitio con prisa',
    exit: '“{quickExit}” está en la parte de arriba de cada página. Abre {site} de inmediato. Con un teclado también puede oprimir tres veces la tecla Mayús (Shift), si su navegador ejecuta scripts.',
    exitLimits: 'No lo oculta todo:',
    exitLimit: [
      'No borra el historial de su navegador. Las páginas que abrió aquí quedan en él.',
      'Es posible que el botón “atrás” todavía lleve a una página que abrió aquí antes.',
      'Las otras pestañas y ventanas que tenga abiertas siguen abiertas.',
      'Pedimos a su navegador que olvide lo que guardó de este sitio. No todos los navegadores lo hacen.',
    ],
    historyTitle: 'Los rastros que quedan',
    history:
      'Una ventana privada o de incógnito no guarda el historial cuando la cierra. Borrar el historial de todo un día puede llamar la atención; quitar páginas sueltas se nota menos. Nada de esto protege contra los programas espía.',
    spywareTitle: 'Si es posible que vigilen su aparato',
    spyware:
      'Algunos programas muestran a otra persona todo lo que usted hace: páginas, mensajes, contraseñas y dónde está. Borrar el historial no los detiene, y es posible que se note si quita un programa así. Si alguien sabe cosas que no debería saber, use un aparato al que esa persona nunca haya tenido acceso, como el de una biblioteca o el de una amistad.',
  },
  privacy: {
    title: 'Su privacidad',
    officer: 'Quién es responsable',
    policy: 'La política de privacidad de {agency}',
    keepTitle: 'Qué guardamos',
    keep: [
      'su dirección de correo electrónico',
      'las listas y los eventos que pidió, y el idioma, el estilo y la frecuencia que eligió',
      'sus lugares en eventos, sus turnos en listas de espera y el número de su última invitación a cada uno',
      'cuándo y en qué página dio su consentimiento, en qué idioma y con qué palabras',
      'qué mensajes se le enviaron y si se pudieron entregar',
      'lo que elija después, por ejemplo los eventos de los que no quiere saber',
    ],
    notTitle: 'Qué no guardamos',
    not: [
      'de quien se suscribe: ni nombre, ni teléfono, ni dónde vive o trabaja, ni nada sobre el motivo de su interés',
      'ningún registro de las páginas que mira, ni de si abre un mensaje o sigue un enlace',
      'no guardamos la dirección de su red: por poco tiempo solo contamos cuántos formularios llegan de cada una, con un código que no se puede descifrar',
    ],
    cookiesTitle: 'Cookies y otras empresas',
    cookies:
      'Estas páginas no usan cookies, no guardan nada en su navegador y no cargan nada de otras empresas. Los mensajes no llevan imágenes ocultas ni enlaces de rastreo.',
    longTitle: 'Por cuánto tiempo',
    long: [
      'Su dirección y sus preferencias: hasta que usted las borre. Las copias de seguridad conservan lo borrado hasta 35 días más.',
      'Una solicitud que no ha confirmado: siete días.',
      'Su turno en una lista de espera y el número de su última invitación: hasta 60 días después del evento.',
      'Los registros técnicos de este servicio, que no contienen direcciones: tres meses.',
      'Un mensaje que este servicio no pudo procesar: hasta 14 días.',
    ],
    checkIn: 'Una vez al año le preguntamos si todavía quiere nuestros mensajes.',
    checkInErases:
      'Una vez al año le preguntamos si todavía quiere nuestros mensajes. Si no responde dos años seguidos, borramos lo que guardamos sobre usted en lugar de volver a preguntar.',
    rightsTitle: 'Ver, cambiar, exportar o borrar',
    rights:
      'El enlace a sus preferencias está en cada recordatorio. Allí puede ver lo que guardamos, cambiarlo, pedir que se le envíe a su propia dirección o borrarlo de inmediato. Si no tiene ninguno a la mano, le enviamos el enlace:',
    afterTitle: 'Qué queda después de borrar',
    after:
      'Para que ninguna lista de direcciones le traiga de vuelta por error, guardamos qué listas y qué eventos dejó, y si nunca se debe escribir a su dirección. Como prueba de lo que se envió, guardamos que salió un mensaje. De una invitación a un evento guardamos el número hasta 60 días después del evento, porque su calendario todavía puede tener la entrada. Todo esto se guarda con un código hecho a partir de su dirección con una clave secreta, sin la dirección misma. Del código no se puede obtener su dirección.',
  },
  accessibility: {
    title: 'Accesibilidad',
    lead: 'Nosotros ({agency}) queremos que todas las personas puedan usar estas páginas y estos mensajes.',
    aimTitle: 'A qué aspiramos',
    aim: 'Las páginas y los mensajes están hechos para cumplir las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA. Están pensados para usarse solo con el teclado, con un lector de pantalla, ampliados a cuatro veces su tamaño, en pantallas angostas, en modo oscuro, con sus propios colores, en papel y sin scripts.',
    testedTitle: 'Cómo se prueban',
    tested:
      'Antes de publicar un cambio, unos programas buscan barreras en cada página y en cada uno de sus estados, en inglés y en español, en una pantalla ancha y en una tan angosta como la de un teléfono pequeño (320 píxeles), con colores claros y oscuros. Del mismo modo revisan nuestros mensajes. También recorren los caminos principales solo con el teclado, con scripts y sin ellos, en pantalla ancha y angosta: suscribirse, confirmar, elegir y dejar de recibir mensajes. Los programas encuentran solo una parte de las barreras.',
    testedByPeople: 'La última prueba hecha por personas fue el {day}.',
    notTestedByPeople:
      'Todavía ninguna persona ha probado estas páginas, ni con lector de pantalla ni sin él.',
    knownTitle: 'Lo que sabemos',
    known:
      'Las páginas y los folletos de otras organizaciones a los que llevan los eventos son de ellas, y pueden tener sus propias barreras. El texto de un evento se muestra en el idioma en que se anunció, si no se ha traducido.',
    contactTitle: 'Avísenos de una barrera',
    contact:
      'Si algo no le funciona o lo necesita en otra forma, escriba a {contact}. Diga de qué página o mensaje se trata y qué pasó.',
    event:
      'Para pedir subtítulos, lengua de señas u otras adaptaciones en un evento, pregunte a la persona de contacto que aparece en la página del evento.',
  },
  failed: {
    title: 'Algo salió mal de nuestro lado',
    text: 'No se pudo preparar esta página. Inténtelo de nuevo en unos minutos. Si envió un formulario, es posible que no lo hayamos recibido.',
    again: 'Si vuelve a suceder, escriba a {contact}.',
  },
} as const;
