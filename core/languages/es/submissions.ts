/** Events and resources that people submit, and those who decide on them. In Spanish. Titles of pages name no topic. */
export const submissions = {
  invite: {
    event: {
      why: '¿Organiza usted un evento? Lo revisamos y lo mostramos aquí.',
      to: 'Proponer un evento',
    },
    resource: {
      why: '¿Conoce un libro, un pódcast o una capacitación que otras personas deberían conocer?',
      to: 'Compartir un recurso',
    },
  },
  event: {
    title: 'Proponer un evento',
    lead: 'Si su evento corresponde a este calendario, lo mostramos aquí y enviamos recordatorios. Nosotros ({agency}) revisamos antes cada uno.',
    about: 'Sobre el evento',
    button: 'Enviar el evento',
  },
  resource: {
    title: 'Compartir un recurso',
    lead: 'Cuente a otras personas lo que le fue útil. Nosotros ({agency}) revisamos cada recurso antes de mostrarlo.',
    about: 'Sobre el recurso',
    button: 'Compartir el recurso',
  },
  you: 'Sobre usted',
  whyAddress:
    'Le enviamos un enlace para confirmar y, más tarde, lo que se decidió. No se publica, y la olvidamos 30 días después de decidir.',
  consent:
    'Al oprimir el botón, usted permite que nosotros ({agency}) mostremos a todas las personas lo que escribió aquí, y que lo acortemos o corrijamos. No incluya nada que pueda dañar a alguien: nombres de sobrevivientes, direcciones privadas, lo que se contó en confianza.',
  optional: '(opcional)',

  fields: {
    title: 'Título',
    kind: '¿De qué clase es?',
    day: 'Día',
    lastDay: 'Último día',
    lastDayHint:
      'Para una exposición, o para algo que está disponible en cualquier momento. Déjelo vacío si es un solo día.',
    from: 'Empieza a las',
    to: 'Termina a las',
    dayHint: 'Por ejemplo, 2027-01-15.',
    timeHint: 'Por ejemplo, 18:00. Zona: {zone}.',
    location: 'Lugar',
    locationHint: 'Con calle y ciudad, si se asiste en persona.',
    conference: 'Enlace para participar en línea',
    link: 'Enlace para registrarse o saber más',
    resourceLink: 'Dónde encontrarlo',
    linkHint: 'Empieza con https://',
    about: '¿De qué trata?',
    aboutHint: 'Algunas frases, hasta {most} caracteres. Deje una línea vacía entre los párrafos.',
    presenters: '¿Quién lo presenta?',
    presentersHint: 'La organización o las personas por su nombre. Una en cada línea.',
    contact: 'A quién preguntar por subtítulos, lengua de señas y otras adaptaciones',
    contactHint: 'Un correo electrónico o un número de teléfono. Se publica.',
    flyer: 'Volante',
    flyerHint:
      'Un PDF con texto real que un lector de pantalla pueda leer, no una imagen, o texto sin formato. Como máximo 2.5 MB y 20 páginas.',
    by: '¿De quién es?',
    note: '¿Qué se debe saber antes de abrirlo?',
    noteHint: 'Por ejemplo, que habla de violencia.',
  },
  kinds: {
    book: 'Libro',
    podcast: 'Pódcast',
    film: 'Película o video',
    article: 'Artículo',
    training: 'Capacitación',
    guide: 'Guía',
    website: 'Sitio web',
  },
  errors: {
    missing: 'Responda esto: {field}',
    tooLong: 'Acorte esto a {most} caracteres: {field}',
    kind: 'Elija una de las clases que se muestran',
    day: 'Escriba el día, por ejemplo 2027-01-15',
    dayPast: 'Escriba un día que todavía no haya pasado',
    year: 'Escriba un día de un año que tenga calendario aquí: {years}',
    lastDay: 'Escriba el último día, por ejemplo 2027-01-31, no anterior al primero',
    lastDayLong: 'Escriba un último día dentro de un año',
    noLastDay:
      'Deje vacío el último día: esta clase de evento es de un solo día. Envíe cada día por separado',
    time: 'Escriba una hora, por ejemplo 18:00',
    timeSkipped: 'Escriba otra hora: ese día los relojes de {zone} se adelantan y se la saltan',
    timeOrder: 'Escriba un final posterior al comienzo',
    noTime: 'Deje vacías las horas: esta clase dura días enteros. Indique los horarios en el texto',
    location: 'Escriba el lugar: a esta clase de evento se asiste en persona',
    online: 'Escriba un enlace para participar o registrarse: esta clase es en línea',
    link: 'Escriba una dirección web que empiece con https://, sin un nombre antes de una @',
    address:
      'Escriba las direcciones web de esta respuesta de modo que empiecen con https://, sin un nombre antes de una @ y sin acentos ni otros alfabetos en el nombre del sitio: {field}',
    chooseAgain: 'Elija su volante otra vez: una página no puede conservar un archivo',
    tooMany: 'Se ha enviado demasiado en la última hora. Inténtelo más tarde',
  },
  flyer: {
    empty: 'Elija otro volante: este archivo está vacío',
    tooLarge: 'Elija un volante más pequeño: este tiene más de 2.5 MB',
    unknownType: 'Elija un PDF o un texto sin formato en UTF-8: este archivo no es ninguno de los dos',
    mixed: 'Guarde el volante otra vez como PDF: en este archivo se esconde otro, o no está completo',
    encrypted: 'Guarde el volante sin contraseña: este PDF está cifrado',
    active:
      'Guarde el volante sin scripts, formularios, películas ni archivos adjuntos: este PDF contiene algo que se ejecuta, se abre o envía datos',
    damaged: 'Guarde el volante otra vez como PDF: este archivo no se puede leer',
    tooManyPages: 'Elija un volante más corto: este tiene más de 20 páginas',
    noText:
      'Elija un volante con texto real: este PDF solo tiene imágenes de páginas, que un lector de pantalla no puede leer',
    tooHeavy: 'Guarde el volante como un PDF más sencillo: abrir este exige demasiado',
    textTooLong: 'Acorte el texto del volante: un texto sin formato puede tener 50 KB',
    controls: 'Quite los caracteres invisibles del texto del volante',
    markup: 'Quite las etiquetas del texto del volante: debe ser texto sin formato, no una página web',
  },

  confirm: {
    question: '¿Quiere enviarnos esto ({agency})?',
    what: 'Lo enviado',
    note: 'Después, personas de {agency} lo revisan, y le escribimos lo que decidan.',
  },
  gone: {
    title: 'Esto ya no se puede enviar',
    text: 'Se envió hace demasiado tiempo, o ya no se reciben propuestas. No se cambió nada. Puede enviarlo otra vez.',
  },
  full: {
    title: 'Por favor, confirme más tarde',
    text: 'En este momento hay demasiado por revisar. No se cambió nada. Su enlace sigue siendo válido: ábralo de nuevo mañana.',
  },

  mark: {
    label: 'Evento de la comunidad',
    by: 'Presentado por {presenters}; no por {agency}',
    nobody: 'No es de {agency}',
    discreet: 'Evento de la comunidad, no de {agency}.',
    resource: 'Compartido por la comunidad; no por {agency}',
  },

  moderate: {
    title: 'Una propuesta',
    lead: 'Alguien envió esto para sus páginas y confirmó su correo electrónico. Nadie lo ve hasta que usted lo apruebe.',
    revision: 'Versión {revision}',
    look: 'Así se verá',
    flyer: 'Volante',
    download: 'Descargar el volante',
    pdf: 'PDF, páginas: {pages}. Fue revisado: tiene texto y nada que se ejecute.',
    text: 'Texto sin formato. Fue revisado.',
    untagged:
      'No tiene una estructura que los lectores de pantalla puedan seguir (no está etiquetado). Pida uno mejor o descríbalo en el texto.',
    withoutText: 'Páginas que son solo imágenes: {pages}. Mire si el texto dice todo lo que está en ellas.',
    noFlyer: 'No hay volante.',
    before: 'Antes de aprobar: ¿nombra a alguien a quien pueda dañar? ¿Llevan los enlaces adonde dicen?',
    approve: 'Aprobar y publicar',
    edit: 'Editar primero',
    decline: 'Rechazar',
    word: 'Unas palabras para quien lo envió (opcional)',
    wordHint: 'Se le envían por correo electrónico. Como máximo 500 caracteres.',
    late: 'Alguien fue más rápido: su botón no cambió nada. Así está ahora.',
    changedTitle: 'Se editó desde entonces',
    changed:
      'Su enlace es para la versión {revision}. {name} la editó el {day}, y sobre la versión anterior no se puede decidir.',
    toCurrent: 'Ver la versión más nueva',
    approvedTitle: 'Aprobado',
    approved: '{name} lo aprobó el {day}. Está publicado.',
    publishing: '{name} lo aprobó el {day}, pero no se terminó de publicar. Oprima el botón para terminar.',
    finish: 'Terminar de publicar',
    notPublished:
      'No se puede publicar como está: su día ya pasó, o su año no tiene calendario. Edítelo primero o rechácelo.',
    see: 'Verlo',
    declinedTitle: 'Rechazado',
    declined: '{name} lo rechazó el {day}. No se mostró a nadie.',
    withdrawnTitle: 'Retirado',
    withdrawn: '{name} lo retiró el {day}.',
    withdrawTitle: 'Retirarlo',
    withdrawResource: 'El recurso ya no aparece entonces en ninguna página.',
    withdraw: 'Retirarlo',
    goneTitle: 'Aquí no hay nada que decidir',
    gone: 'Este enlace está incompleto, o ya olvidamos para qué era, o usted ya no está entre quienes deciden. No se cambió nada.',
    kindEvent: 'Evento',
    kindResource: 'Recurso',
  },
};

/** Letters about what somebody has submitted. */
export const submissionLetters = {
  'confirm-submission': {
    subject: '{agency}: confirme su correo electrónico',
    preview: '{agency} le pide que confirme lo que se envió. Si no lo hace, no pasará nada.',
    title: 'Confirme lo que envió',
    asked: 'Alguien, quizás usted, llenó un formulario en nuestras páginas y dio esta dirección.',
    happens:
      'Si fue usted, abra esta página y oprima el botón que está en ella. Solo entonces lo revisamos, y le escribimos una vez más cuando hayamos decidido. Lo que se envió está en esa página.',
    action: 'Abrir la página para confirmar',
  },
  moderate: {
    subject: '{agency}: alguien envió algo',
    preview: '{agency} le pide que decida sobre lo que alguien envió.',
    title: 'Alguien envió algo',
    asked:
      'Alguien llenó un formulario en nuestras páginas y confirmó su correo electrónico. Espera su decisión.',
    happens:
      'En esta página ve cómo se verá, y lo aprueba, lo edita o lo rechaza. El enlace es solo suyo: quien lo tenga puede decidir en su nombre. Lo que se envió está más abajo; sus enlaces están escritos de modo que nadie los abra por accidente.',
    action: 'Abrir la página para decidir',
  },
  'submission-approved': {
    subject: '{agency}: lo que usted envió',
    preview: '{agency} revisó lo que usted envió.',
    title: 'Está publicado',
    asked: 'Gracias por lo que envió. Fue aprobado y ya está en nuestras páginas.',
    happens: 'Si algo cambia, responda a este mensaje. Olvidamos esta dirección dentro de 30 días.',
    action: 'Verlo',
  },
  'submission-declined': {
    subject: '{agency}: lo que usted envió',
    preview: '{agency} revisó lo que usted envió.',
    title: 'No se publica',
    asked: 'Gracias por lo que envió. No lo mostramos en nuestras páginas.',
    happens: 'Si tiene preguntas, responda a este mensaje. Olvidamos esta dirección dentro de 30 días.',
    action: 'Ir a nuestras páginas',
  },
  'submission-withdrawn': {
    subject: '{agency}: lo que usted envió',
    preview: '{agency} retiró lo que usted envió.',
    title: 'Fue retirado',
    asked: 'Lo que usted envió estaba publicado y ahora fue retirado.',
    happens: 'Si tiene preguntas, responda a este mensaje. Olvidamos esta dirección dentro de 30 días.',
    action: 'Ir a nuestras páginas',
  },
};

/** What such letters say below. */
export const submissionDetails = {
  heading: 'Lo que se envió',
  word: 'Unas palabras para usted',
  noticed: 'Sobre el volante',
  waiting: 'Lo que espera',
  decide: 'Verlo y decidir',
};
