/** What moderators do with what is published, what becomes of it, and what is kept of it. In Spanish. */
export const moderation = {
  correct: 'Corregirlo',
  edit: {
    title: 'Editar la propuesta',
    lead: 'Lo que cambie aquí es lo que aprobará después. Lo que se envió se guarda aparte. El volante queda como está.',
    save: 'Guardar y mirarlo',
  },
  correction: {
    title: 'Corregir lo publicado',
    lead: 'Lo que cambie aquí se publica en cuanto lo guarde. A quienes se les anunció otra hora u otro lugar se les dice cuál era y cuál es. Si algo no debe volver a nombrarse, retírelo en lugar de corregirlo. El volante queda como está.',
    save: 'Guardar y publicar',
  },
  toldAgain: {
    one: 'Si cambia el día, la hora o el lugar, una persona recibe un correo sobre el cambio.',
    other: 'Si cambia el día, la hora o el lugar, hasta {count} personas reciben un correo sobre el cambio.',
  },
  withdrawEvent:
    'En nuestras páginas quedan solo el tipo, el día y la hora, como cancelado: sin título, texto, nombres, lugar, enlaces ni volante. A quienes se les anunció se les dice eso y nada más. Los mensajes que ya salieron quedan en manos de quien los recibió.',
  stillStands:
    'No se terminó de retirar: es posible que todavía se muestre algo. Presione el botón para terminar.',
  privacy: {
    notice:
      '{agency} guarda lo que usted envía para decidir sobre ello y, si lo aprueba, publicarlo. Su correo electrónico se usa para escribirle sobre eso y para nada más; lo borramos 30 días después de la decisión. Para verlo, corregirlo o borrarlo, escriba a {contact}.',
    title: 'Si usted envía un evento o comparte un recurso',
    says: [
      'Lo que escribe en el formulario, con los nombres y teléfonos que contenga y el volante, lo ven las personas que deciden. Si lo aprueban, todos pueden verlo.',
      'Su correo electrónico no se publica. Si no lo confirma, lo borramos a los siete días junto con lo que escribió, y el volante un día después.',
      'Lo que nadie ha decidido después de 60 días no se publica. Le avisamos y lo borramos dentro de otros 30 días.',
      'Borramos su correo electrónico 30 días después de la decisión y, con él, lo que no aceptamos. Lo publicado queda mientras esté publicado. Lo que se decidió y quién lo decidió, así como lo que se publicó y luego se retiró, lo guardamos durante {period}, contados desde el día del evento si es posterior.',
      'Si usted borra sus datos, su correo electrónico se borra de inmediato y, con él, lo que todavía no se ha decidido; el archivo de un volante se borra dentro de 70 días. Lo publicado queda; pídanos que lo retiremos. Si no está en ninguna lista nuestra, pídanos que los borremos.',
    ],
    ask: 'Para eso, escriba a {contact}.',
  },
} as const;

/** Letters about what nobody has decided on. */
export const moderationLetters = {
  'moderate-again': {
    subject: '{agency}: lo que espera su decisión',
    preview: '{agency} le pide que decida sobre lo que se envió. En espera: {waiting}.',
    title: 'Todavía espera una decisión',
    asked: 'Lo que se envía espera hasta que alguien decida. En espera ahora: {waiting}.',
    happens:
      'Este enlace lleva a lo que más ha esperado. Más abajo está lo que espera, primero lo que más ha esperado y veinte como máximo, cada cosa con su enlace. Allí ve cómo se verá, y lo aprueba, lo edita o lo rechaza. Los enlaces son solo suyos: quien los tenga puede decidir en su nombre. Lo que nadie ha decidido después de 60 días no se publica.',
    action: 'Abrir lo que más ha esperado',
  },
  'submission-expired': {
    subject: '{agency}: lo que usted envió',
    preview: '{agency} no decidió a tiempo sobre lo que usted envió.',
    title: 'No se tomó una decisión',
    asked:
      'Gracias por lo que envió. Lo sentimos: nadie aquí decidió sobre ello en 60 días, así que no se publica.',
    happens:
      'Puede enviarlo de nuevo. Si tiene preguntas, responda a este mensaje. Olvidamos esta dirección dentro de 30 días.',
    action: 'Ir a nuestras páginas',
  },
};
