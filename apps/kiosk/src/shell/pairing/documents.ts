import { graphql } from '../../gql/index.ts';

export const BeginPairing = graphql(`
  mutation BeginPairing($kind: DeviceKind!) {
    beginPairing(input: { kind: $kind }) {
      __typename
      id
      code
      secret
      expiresAt
    }
  }
`);

export const ClaimPairing = graphql(`
  mutation ClaimPairing($input: ClaimPairingInput!) {
    claimPairing(input: $input) {
      __typename
      ... on PairedDevice {
        token
      }
      ... on PairingPending {
        expiresAt
      }
      ... on PairingExpired {
        code
      }
    }
  }
`);

export const PairDemoDevice = graphql(`
  mutation PairDemoDevice($kind: DeviceKind!) {
    pairDemoDevice(kind: $kind) {
      __typename
      ... on PairedDevice {
        token
      }
      ... on NotADemo {
        code
      }
    }
  }
`);

export const WhereAmI = graphql(`
  query WhereAmI {
    viewer {
      __typename
      kind
      device {
        __typename
        id
        name
        number
      }
      outlet {
        __typename
        id
        name
        opensAt
        closesAt
      }
    }
    organisation {
      __typename
      id
      name
      zone
      pricesIncludeTax
      demo
    }
  }
`);

export const DeviceAwake = graphql(`
  query DeviceAwake {
    viewer {
      __typename
      kind
    }
  }
`);

export const RenewDeviceToken = graphql(`
  mutation RenewDeviceToken {
    renewDeviceToken {
      __typename
      token
    }
  }
`);
