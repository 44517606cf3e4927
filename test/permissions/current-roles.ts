/** The roles of the stack as it would be deployed now, in the names of the one-machine cloud. */
import type { NotificationStackProps } from '../../lib/notification-stack.ts';
import { CONFIGURATION_SETS, KEY_PARAMETERS, SENDER_DOMAIN } from '../../local/resource-names.ts';
import { makeStack } from '../infra/synthesize.ts';
import { rolesOf } from './read-roles.ts';
import type { Role } from './role.ts';

/** Named so that whatever the stack names for itself is called as on one machine; of production, unless somebody else may be mailed. */
export const currentRoles = (deliverTo: NotificationStackProps['deliverTo'] = 'everyone'): Role[] =>
  rolesOf(
    makeStack(
      {
        senderDomain: SENDER_DOMAIN,
        deliverTo,
        keyPath: KEY_PARAMETERS.idKey.slice(0, KEY_PARAMETERS.idKey.lastIndexOf('/')),
      },
      CONFIGURATION_SETS,
    ),
  );
